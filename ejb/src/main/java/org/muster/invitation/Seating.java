package org.muster.invitation;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.UUID;
import org.muster.event.Funding;
import org.muster.event.ParticipationRole;
import org.muster.event.ParticipationWithdrawn;
import org.muster.event.Participations;
import org.muster.member.OrganisationId;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;

/** Seats selected officers in their event, and takes nominated ones out again. */
@ApplicationScoped
class Seating {
    @PersistenceContext private EntityManager entities;
    @EJB private Participations participations;
    @Inject private AuditTrail audit;

    /** Administrations send participants, other organisations partners. */
    void confirm(Nomination nomination, Actor actor) {
        var from =
                Rows.of(
                                entities.createNativeQuery(
                                                "select member_code, organisation_id from muster.person where id = :id")
                                        .setParameter("id", nomination.person().value()))
                        .get(0);
        var member = (String) from[0];
        var organisation = (UUID) from[1];
        var participation =
                participations.confirm(
                        nomination.event(),
                        nomination.person(),
                        member == null ? ParticipationRole.PARTNER : ParticipationRole.PARTICIPANT,
                        nomination.isSponsored() ? Funding.SPONSORED : Funding.SELF_FUNDED,
                        member,
                        member != null || organisation == null
                                ? null
                                : new OrganisationId(organisation),
                        "Nominated and selected",
                        actor);
        nomination.confirm(participation, actor, Instant.now());
        audit.record(actor, "officer confirmed", "nomination", nomination.id(), "");
    }

    void withdraw(Nomination nomination, String reason, Actor actor) {
        if (nomination.selection() == SelectionState.WITHDRAWN) {
            return;
        }
        nomination.withdraw(reason, actor, Instant.now());
        if (nomination.participation() != null) {
            participations.withdraw(
                    nomination.participation(), reason, hasAccount(actor) ? actor : Actor.SYSTEM);
        }
        audit.record(actor, "nomination withdrawn", "nomination", nomination.id(), "");
    }

    /** Whoever is withdrawn from the event by another way is withdrawn here too. */
    void onWithdrawn(@Observes ParticipationWithdrawn withdrawn) {
        entities.createNativeQuery(
                        """
                        update muster.nomination set selection = 'WITHDRAWN', decided_at = now()
                        where participation_id = :id and selection = 'CONFIRMED'""")
                .setParameter("id", withdrawn.participation().value())
                .executeUpdate();
    }

    /** A focal point has no account: what their link does within an event is done for them. */
    private static boolean hasAccount(Actor actor) {
        return !actor.login().startsWith(InvitationAnswers.LINK_ACTOR);
    }
}
