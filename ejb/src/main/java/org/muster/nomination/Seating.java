package org.muster.nomination;

import jakarta.annotation.Priority;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.event.EventId;
import org.muster.event.FreeSeats;
import org.muster.event.Funding;
import org.muster.event.ParticipationId;
import org.muster.event.ParticipationRole;
import org.muster.event.ParticipationWithdrawn;
import org.muster.event.Participations;
import org.muster.funding.Eligibility;
import org.muster.funding.Sponsorship;
import org.muster.invitation.AskedInvitations;
import org.muster.member.OrganisationId;
import org.muster.member.OrganisationKind;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.NotFound;
import org.muster.shared.Rows;

/** Seats selected officers in their event, and takes nominated ones out again. */
@ApplicationScoped
class Seating {
    // Whoever needs several locks takes the nomination and the seats before the money.
    private static final int BEFORE_MONEY = 1000;

    @PersistenceContext private EntityManager entities;
    @EJB private Participations participations;
    @Inject private FreeSeats seats;
    @Inject private Nominations nominations;
    @Inject private Decisions decisions;
    @Inject private SeatOffers offers;
    @Inject private AskedInvitations invitations;
    @Inject private Eligibility eligibility;
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

    /**
     * Refuses when there is no seat to hold, nobody who pays for a sponsored one, or no endorsement
     * where one is asked for; the event's seats are locked until the commit.
     */
    void requireSeat(Nomination nomination, Actor actor) {
        requireEndorsed(nomination);
        var from = origin(nomination);
        if (from.role() != ParticipationRole.PARTICIPANT) {
            return;
        }
        if (nomination.isSponsored()) {
            eligibility.checkSponsored(
                    nomination.event(), firstDay(nomination.event()), from.member());
        }
        participations.requireSeat(
                nomination.event(),
                nomination.person(),
                funding(nomination),
                from.member(),
                within(actor));
    }

    /** Whether there is a seat to offer, and somebody who pays for it where it is sponsored. */
    boolean hasSeat(Nomination nomination) {
        var from = origin(nomination);
        var isPaid =
                !nomination.isSponsored()
                        || eligibility.sponsorship(
                                        nomination.event(),
                                        firstDay(nomination.event()),
                                        from.member())
                                != Sponsorship.OUTSIDE_EARMARK;
        return isPaid
                && seats.isLeft(
                        nomination.event(),
                        nomination.person(),
                        funding(nomination),
                        from.member());
    }

    private void requireEndorsed(Nomination nomination) {
        if (nomination.endorsement() != EndorsementState.ENDORSED
                && invitations.needsEndorsement(nomination.invitation())) {
            throw new NotEndorsed(nomination.id(), nomination.endorsement());
        }
    }

    Map<String, Sponsorship> sponsors(EventId event, Set<String> members) {
        var day = firstDay(event);
        return members.stream()
                .collect(
                        Collectors.toMap(
                                member -> member,
                                member -> eligibility.sponsorship(event, day, member)));
    }

    private LocalDate firstDay(EventId event) {
        var query =
                entities.createNativeQuery(
                                "select starts_on from muster.capacity_event where id = :event")
                        .setParameter("event", event.value());
        return Rows.of(query, Rows::day).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("event", event));
    }

    void confirm(Nomination nomination, Actor actor) {
        requireEndorsed(nomination);
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

    /** Takes an officer out; a seat that comes free by it is offered to the waiting list. */
    void withdraw(Nomination nomination, String reason, Actor actor) {
        if (takeOut(nomination, reason, actor)) {
            offers.seatFreed(nomination.event());
        }
    }

    /** Takes an officer out whose seat is kept for the one who comes instead. */
    void replace(Nomination nomination, String reason, Actor actor) {
        takeOut(nomination, reason, actor);
    }

    private boolean takeOut(Nomination nomination, String reason, Actor actor) {
        if (nomination.isOut()) {
            return false;
        }
        var isFree =
                decisions.change(
                        nomination, actor, () -> nomination.withdraw(reason, actor, Instant.now()));
        if (nomination.participation() != null) {
            participations.withdraw(nomination.participation(), reason, within(actor));
        }
        audit.record(actor, "nomination withdrawn", "nomination", nomination.id(), "");
        return isFree;
    }

    /** Whoever is withdrawn from the event by another way is withdrawn here too. */
    void onWithdrawn(@Observes @Priority(BEFORE_MONEY) ParticipationWithdrawn withdrawn) {
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
                    withdraw(nomination, why, by);
                    return by;
                });
    }

    /** A focal point has no account: what their link does within an event is done for them. */
    private static Actor within(Actor actor) {
        return actor.login().startsWith(InvitationAnswers.LINK_ACTOR) ? Actor.SYSTEM : actor;
    }
}
