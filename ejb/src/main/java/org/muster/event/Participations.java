package org.muster.event;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import org.muster.member.MemberDirectory;
import org.muster.member.OrganisationId;
import org.muster.member.OrganisationKind;
import org.muster.member.Organisations;
import org.muster.member.People;
import org.muster.member.PersonId;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
import org.muster.shared.Roles;

/**
 * Confirms and withdraws who takes part. Later features react in the same transaction: money that
 * cannot be reserved refuses the seat.
 */
@Stateless
@RolesAllowed({Roles.EVENT_OFFICER, Roles.SYSTEM})
public class Participations {
    @Inject private Events events;
    @Inject private SeatCount seats;
    @Inject private People people;
    @Inject private MemberDirectory members;
    @Inject private Organisations organisations;
    @Inject private AuditTrail audit;
    @Inject private Event<ParticipationConfirmed> confirmed;
    @Inject private Event<ParticipationWithdrawn> withdrawn;

    /**
     * Confirms a person's part.
     *
     * @param memberCode the administration the person comes from, or null
     * @param organisation the organisation the person comes from, or null
     */
    public ParticipationId confirm(
            EventId eventId,
            PersonId person,
            ParticipationRole role,
            Funding funding,
            String memberCode,
            OrganisationId organisation,
            String reason,
            Actor by) {
        var event = events.forOfficer(eventId, by);
        event.refuseIfCancelled();
        people.person(person, by);
        if (memberCode != null && members.find(memberCode).isEmpty()) {
            throw new InvalidInput("memberCode", "There is no Member " + memberCode);
        }
        keepPartnersOut(event, role, organisation);
        // The seats' row is locked first: of two confirmations at once the second sees the first.
        if (role == ParticipationRole.PARTICIPANT) {
            takeSeat(event, person, funding, memberCode);
        }
        var known = events.participation(eventId, person, role);
        var participation = known.orElseGet(() -> Participation.of(eventId, person, role));
        participation.confirm(funding, memberCode, organisation, reason, by, Instant.now());
        if (known.isEmpty()) {
            events.add(participation);
        }
        audit.record(
                by, "participation confirmed", "participation", participation.id(), role.name());
        confirmed.fire(
                new ParticipationConfirmed(
                        participation.id(), eventId, person, role, funding, memberCode));
        return participation.id();
    }

    /**
     * Refuses when no seat is left for one more participant. The event's seats stay locked until
     * the transaction ends, so that the seat can be held for the person meanwhile.
     */
    public void requireSeat(
            EventId eventId, PersonId person, Funding funding, String memberCode, Actor by) {
        takeSeat(events.forOfficer(eventId, by), person, funding, memberCode);
    }

    /** Withdraws a part; one withdrawn already stays as it is. */
    public void withdraw(ParticipationId id, String reason, Actor by) {
        var participation = events.participation(id);
        events.forOfficer(participation.event(), by);
        if (!participation.isConfirmed()) {
            return;
        }
        participation.withdraw(reason, by, Instant.now());
        audit.record(
                by, "participation withdrawn", "participation", id, participation.role().name());
        withdrawn.fire(
                new ParticipationWithdrawn(
                        id,
                        participation.event(),
                        participation.person(),
                        participation.role(),
                        participation.funding(),
                        participation.memberCode()));
    }

    private void keepPartnersOut(
            CapacityEvent event, ParticipationRole role, OrganisationId organisation) {
        var isPartner =
                role == ParticipationRole.PARTNER
                        || (organisation != null
                                && organisations.organisation(organisation).kind()
                                        == OrganisationKind.PARTNER);
        if (isPartner && !event.audience().admitsPartners()) {
            throw new CustomsOnly(event.code());
        }
    }

    private void takeSeat(
            CapacityEvent event, PersonId person, Funding funding, String memberCode) {
        var locked = events.lockedSeats(event.id());
        if (locked.isEmpty()) {
            return;
        }
        var offered = locked.get().seats();
        var taken = seats.taken(event.id(), memberCode, person);
        offered.full(funding, memberCode != null, taken)
                .ifPresent(
                        kind -> {
                            throw new SeatsTaken(
                                    event.code(),
                                    kind,
                                    taken.of(kind),
                                    offered.offered(kind),
                                    memberCode == null
                                            ? null
                                            : members.find(memberCode).orElse(null));
                        });
    }
}
