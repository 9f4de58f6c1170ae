package org.muster.nomination;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.UUID;
import org.muster.event.Funding;
import org.muster.event.ParticipationId;
import org.muster.event.ParticipationRole;
import org.muster.event.ParticipationWithdrawn;
import org.muster.event.Participations;
import org.muster.member.OrganisationId;
import org.muster.member.OrganisationKind;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.Rows;

/** Seats selected officers in their event, and takes nominated ones out again. */
@ApplicationScoped
class Seating {
    @PersistenceContext private EntityManager entities;
    @EJB private Participations participations;
    @Inject private Nominations nominations;
    @Inject private Decisions decisions;
    @Inject private AuditTrail audit;

    /** Where an officer comes from, and in which role they therefore take part. */
    private record Origin(String member, OrganisationId organisation, ParticipationRole role) {}

    /** Partners send partners, who need no seat; everybody else sends participants. */
    private Origin origin(Nomination nomination) {
        var query =
                entities.createNativeQuery(
                                """
                                select p.member_code, p.organisation_id, g.kind from muster.person p
                                left join muster.organisation g on g.id = p.organisation_id
                                where p.id = :id""")
                        .setParameter("id", nomination.person().value());
        return Rows.of(query, row -> origin(row.text(), row.uuid(), row.text())).get(0);
    }

    private static Origin origin(String member, UUID organisation, String kind) {
        if (member != null) {
            return new Origin(member, null, ParticipationRole.PARTICIPANT);
        }
        return new Origin(
                null,
                organisation == null ? null : new OrganisationId(organisation),
                OrganisationKind.PARTNER.name().equals(kind)
                        ? ParticipationRole.PARTNER
                        : ParticipationRole.PARTICIPANT);
    }

    private static Funding funding(Nomination nomination) {
        return nomination.isSponsored() ? Funding.SPONSORED : Funding.SELF_FUNDED;
    }

    /** Refuses when there is no seat to hold; the event's seats are locked until the commit. */
    void requireSeat(Nomination nomination, Actor actor) {
        var from = origin(nomination);
        if (from.role() == ParticipationRole.PARTICIPANT) {
            participations.requireSeat(
                    nomination.event(),
                    nomination.person(),
                    funding(nomination),
                    from.member(),
                    actor);
        }
    }

    void confirm(Nomination nomination, Actor actor) {
        var from = origin(nomination);
        var participation =
                participations.confirm(
                        nomination.event(),
                        nomination.person(),
                        from.role(),
                        funding(nomination),
                        from.member(),
                        from.organisation(),
                        "Nominated and selected",
                        actor);
        decisions.change(
                nomination, actor, () -> nomination.confirm(participation, actor, Instant.now()));
        audit.record(actor, "officer confirmed", "nomination", nomination.id(), "");
    }

    void withdraw(Nomination nomination, String reason, Actor actor) {
        if (nomination.isOut()) {
            return;
        }
        decisions.change(
                nomination, actor, () -> nomination.withdraw(reason, actor, Instant.now()));
        if (nomination.participation() != null) {
            participations.withdraw(
                    nomination.participation(), reason, hasAccount(actor) ? actor : Actor.SYSTEM);
        }
        audit.record(actor, "nomination withdrawn", "nomination", nomination.id(), "");
    }

    /** Whoever is withdrawn from the event by another way is withdrawn here too. */
    void onWithdrawn(@Observes ParticipationWithdrawn withdrawn) {
        nominations
                .confirmedAs(withdrawn.participation())
                .ifPresent(nomination -> withdrawn(nomination, withdrawn.participation()));
    }

    private void withdrawn(Nomination nomination, ParticipationId participation) {
        var query =
                entities.createNativeQuery(
                                "select recorded_by, reason from muster.participation where id = :id")
                        .setParameter("id", participation.value());
        Rows.of(
                query,
                row -> {
                    var by = new Actor(row.text());
                    var why = row.text();
                    decisions.change(
                            nomination, by, () -> nomination.withdraw(why, by, Instant.now()));
                    return by;
                });
    }

    /** A focal point has no account: what their link does within an event is done for them. */
    private static boolean hasAccount(Actor actor) {
        return !actor.login().startsWith(InvitationAnswers.LINK_ACTOR);
    }
}
