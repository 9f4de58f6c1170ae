package org.muster.account;

import org.muster.shared.Actor;

/**
 * An account was opened, described, granted, locked; observed in the same transaction by the audit
 * trail.
 */
public record AccountChanged(AccountId account, String act, String detail, Actor by) {}
