package org.muster.nomination;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.muster.evidence.ReceivedDocuments;
import org.muster.invitation.AnswerState;
import org.muster.invitation.AnswersChanged;
import org.muster.invitation.Invitation;
import org.muster.shared.Actor;

/** Writes each change into the time line, in the transaction that makes it. */
@ApplicationScoped
class History {
    @PersistenceContext private EntityManager entities;
    @Inject private ReceivedDocuments documents;

    /**
     * The answer as it is now.
     *
     * @param receipt how it came, or null where it came through the letter's link
     */
    void answered(
            Invitation invitation, AnswerState was, String reason, Receipt receipt, Actor by) {
        var change =
                NominationChange.of(
                        invitation.id(),
                        null,
                        ChangeKind.ANSWER,
                        was,
                        invitation.answer(),
                        reason,
                        by);
        write(receipt == null ? change.through(AnswerChannel.LINK) : told(change, receipt, by));
    }

    void decided(Nomination nomination, SelectionState was, Actor by) {
        write(
                NominationChange.of(
                        nomination.invitation(),
                        nomination.id(),
                        ChangeKind.SELECTION,
                        was,
                        nomination.selection(),
                        nomination.reason(),
                        by));
    }

    void offered(Nomination nomination, OfferState was, OfferState becomes, Actor by) {
        write(
                NominationChange.of(
                        nomination.invitation(),
                        nomination.id(),
                        ChangeKind.OFFER,
                        was,
                        becomes,
                        "",
                        by));
    }

    void endorsed(Nomination nomination, EndorsementState was, Receipt receipt, Actor by) {
        var change =
                NominationChange.of(
                        nomination.invitation(),
                        nomination.id(),
                        ChangeKind.ENDORSEMENT,
                        was,
                        nomination.endorsement(),
                        receipt.reason(),
                        by);
        write(told(change, receipt, by));
    }

    /** Nobody answered in time: that too is a change, and made by nobody. */
    void onChanged(@Observes AnswersChanged changed) {
        for (var invitation : changed.invitations()) {
            write(
                    NominationChange.of(
                            invitation,
                            null,
                            ChangeKind.ANSWER,
                            changed.from(),
                            changed.to(),
                            "",
                            changed.by()));
        }
    }

    /** Keeps the document the word came in, once however often it is attached. */
    private NominationChange told(NominationChange change, Receipt receipt, Actor by) {
        var document = receipt.document();
        if (document != null) {
            documents.keep(document, by);
        }
        return change.told(receipt);
    }

    private void write(NominationChange change) {
        entities.persist(change);
    }
}
