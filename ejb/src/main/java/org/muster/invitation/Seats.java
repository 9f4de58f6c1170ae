package org.muster.invitation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.muster.event.EventId;

/** Counts an event's seats; who reserves one holds the lock on them until the commit. */
@ApplicationScoped
class Seats {
    /** An event whose seats nobody named takes everybody. */
    private static final long UNLIMITED = Long.MAX_VALUE;

    @PersistenceContext private EntityManager entities;

    /** Reserves nothing itself: refuses when a seat for this nomination would be one too many. */
    void requireOne(Nomination nomination) {
        var offered = offered(nomination.event(), true);
        var taken = taken(nomination.event(), null);
        refuse("seats", taken.total(), offered.total());
        if (nomination.isSponsored()) {
            refuse("sponsored seats", taken.sponsored(), offered.sponsored());
        }
        var member = memberOf(nomination);
        if (member != null) {
            var own = taken(nomination.event(), member);
            if (nomination.isSponsored()) {
                refuse("sponsored seats of " + member, own.sponsored(), offered.sponsoredEach());
            } else {
                refuse(
                        "self-funded seats of " + member,
                        own.total() - own.sponsored(),
                        offered.selfFundedEach());
            }
        }
    }

    SeatSummary summary(EventId event) {
        var offered = offered(event, false);
        var taken = taken(event, null);
        return new SeatSummary(
                offered.total(),
                taken.total(),
                offered.sponsored(),
                taken.sponsored(),
                offered.sponsoredEach(),
                offered.selfFundedEach());
    }

    private record Offered(long sponsoredEach, long selfFundedEach, long sponsored, long total) {}

    private record Taken(long total, long sponsored) {}

    private Offered offered(EventId event, boolean lock) {
        var rows =
                Rows.of(
                        entities.createNativeQuery(
                                        """
                                        select sponsored_per_member, self_funded_per_member, sponsored_total, total
                                        from muster.event_seats where event_id = :event """
                                                + (lock ? " for update" : ""))
                                .setParameter("event", event.value()));
        if (rows.isEmpty()) {
            return new Offered(UNLIMITED, UNLIMITED, UNLIMITED, UNLIMITED);
        }
        var row = rows.get(0);
        return new Offered(
                Rows.number(row[0]), Rows.number(row[1]), Rows.number(row[2]), Rows.number(row[3]));
    }

    /** Reserved and confirmed seats; a participant confirmed without a nomination takes one too. */
    private Taken taken(EventId event, String member) {
        var row =
                Rows.of(
                                entities.createNativeQuery(
                                                """
                                                select count(*), count(*) filter (where held.funding = 'SPONSORED') from (
                                                    select n.person_id, n.funding from muster.nomination n
                                                    where n.event_id = :event and n.selection in ('SELECTED', 'CONFIRMED')
                                                    union all
                                                    select p.person_id, p.funding from muster.participation p
                                                    where p.event_id = :event and p.status = 'CONFIRMED' and p.role = 'PARTICIPANT'
                                                        and not exists (select 1 from muster.nomination n where n.event_id = p.event_id
                                                            and n.person_id = p.person_id and n.selection in ('SELECTED', 'CONFIRMED'))) held
                                                join muster.person who on who.id = held.person_id
                                                where cast(:member as varchar) is null or who.member_code = :member""")
                                        .setParameter("event", event.value())
                                        .setParameter("member", member))
                        .get(0);
        return new Taken(Rows.number(row[0]), Rows.number(row[1]));
    }

    private String memberOf(Nomination nomination) {
        return (String)
                entities.createNativeQuery("select member_code from muster.person where id = :id")
                        .setParameter("id", nomination.person().value())
                        .getSingleResult();
    }

    private static void refuse(String which, long taken, long offered) {
        if (taken >= offered) {
            throw new SeatsTaken(which, taken, offered);
        }
    }
}
