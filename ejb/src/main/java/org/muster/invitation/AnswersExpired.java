package org.muster.invitation;

import java.util.List;

/**
 * The deadline of these invitations passed without an answer; observed in the same transaction, so
 * that whoever keeps the history of answers writes it with the change.
 */
public record AnswersExpired(List<InvitationId> invitations) {}
