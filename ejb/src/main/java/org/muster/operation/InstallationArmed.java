package org.muster.operation;

import org.muster.shared.Actor;

/**
 * An operator armed this installation. Told in the arming's own transaction, so that what may have
 * gone before is marked uncertain before anything goes.
 *
 * @param mayHaveGone whether letters that look unsent here may have been sent by this
 *     installation's earlier life
 */
public record InstallationArmed(boolean mayHaveGone, Actor by) {}
