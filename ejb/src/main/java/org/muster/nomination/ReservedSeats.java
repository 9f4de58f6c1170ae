package org.muster.nomination;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.muster.event.Funding;
import org.muster.event.SeatsCounted;
import org.muster.member.PersonId;
import org.muster.shared.Rows;

/**
 * Seats are held for selected officers until they are confirmed, and for those of the waiting list
 * to whom one is offered; partners need none.
 */
@ApplicationScoped
class ReservedSeats {
    private record Held(PersonId person, String funding, String member) {}

    @PersistenceContext private EntityManager entities;

    void onCounted(@Observes SeatsCounted counted) {
        var query =
                entities.createNativeQuery(
                                """
                                        select n.person_id, n.funding, who.member_code from muster.nomination n
                                        join muster.person who on who.id = n.person_id
                                        left join muster.organisation g on g.id = who.organisation_id and who.member_code is null
                                        where n.event_id = :event and (n.selection = 'SELECTED' or n.selection = 'WAITING' and exists (
                                                select 1 from muster.seat_offer o where o.nomination_id = n.id and o.state = 'OPEN')) and g.kind is distinct from 'PARTNER'
                                            and not exists (select 1 from muster.participation p where p.event_id = n.event_id
                                                and p.person_id = n.person_id and p.role = 'PARTICIPANT' and p.status = 'CONFIRMED')""")
                        .setParameter("event", counted.event().value());
        Rows.of(query, row -> new Held(new PersonId(row.uuid()), row.text(), row.text()))
                .forEach(
                        held ->
                                counted.hold(
                                        held.person(),
                                        Funding.valueOf(held.funding()),
                                        held.member()));
    }
}
