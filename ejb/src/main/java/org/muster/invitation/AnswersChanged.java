package org.muster.invitation;

import java.util.List;
import org.muster.shared.Actor;

/**
 * The deadline of these invitations passed without an answer, or was moved so that they may be
 * answered again; observed in the same transaction, so that whoever keeps the history of answers
 * writes it with the change.
 */
public record AnswersChanged(
        List<InvitationId> invitations, AnswerState from, AnswerState to, Actor by) {}
