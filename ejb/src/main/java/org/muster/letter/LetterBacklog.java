package org.muster.letter;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.muster.shared.Roles;
import org.muster.shared.Rows;

/** What waits to be sent, for how long, and what comes back: the figures an operator watches. */
@Stateless
@RolesAllowed({Roles.OPERATOR, Roles.AUDITOR, Roles.SYSTEM})
public class LetterBacklog {
    private static final String FIGURES =
            """
            select clock_timestamp(), l.waiting, l.due, l.in_flight, l.uncertain, l.failed, l.oldest, s.oldest,
                a.sent, a.later, a.refused, a.not_sent, a.unknown
            from (select count(*) filter (where delivery = 'QUEUED' and not paused) as waiting,
                    count(*) filter (where delivery = 'QUEUED' and not paused
                        and (next_attempt_at is null or next_attempt_at <= clock_timestamp())) as due,
                    count(*) filter (where delivery = 'IN_FLIGHT') as in_flight,
                    count(*) filter (where delivery = 'UNCERTAIN') as uncertain,
                    count(*) filter (where delivery = 'FAILED') as failed,
                    min(queued_at) filter (where delivery = 'QUEUED' and not paused) as oldest
                from muster.letter join muster.letter_slice held on held.id = slice_id
                where delivery in ('QUEUED', 'IN_FLIGHT', 'UNCERTAIN', 'FAILED')) l,
                (select min(greatest(waiting.opened_at, waiting.due)) as oldest from (
                    select slice.opened_at, min(coalesce(queued.next_attempt_at, queued.queued_at)) as due
                    from muster.letter_slice slice join muster.letter queued on queued.slice_id = slice.id
                        and queued.delivery = 'QUEUED'
                        and (queued.next_attempt_at is null or queued.next_attempt_at <= clock_timestamp())
                    where not slice.done and not slice.paused
                        and (slice.lease_until is null or slice.lease_until < clock_timestamp())
                    group by slice.id) waiting) s,
                (select count(*) filter (where outcome = 'SENT' and at > clock_timestamp() - interval '5 minutes') as sent,
                    count(*) filter (where outcome = 'LATER') as later, count(*) filter (where outcome = 'REFUSED') as refused,
                    count(*) filter (where outcome = 'NOT_SENT') as not_sent, count(*) filter (where outcome = 'UNKNOWN') as unknown
                from muster.letter_attempt where at > clock_timestamp() - interval '1 hour') a""";

    @PersistenceContext private EntityManager entities;
    @Inject private Breaker breaker;

    /** How this server's way to the mail server stands. */
    public Breaker.Standing breaker() {
        return breaker.standing();
    }

    public Backlog now() {
        return Rows.of(
                        entities.createNativeQuery(FIGURES),
                        row ->
                                new Backlog(
                                        row.instant(),
                                        row.number(),
                                        row.number(),
                                        row.number(),
                                        row.number(),
                                        row.number(),
                                        row.instant(),
                                        row.instant(),
                                        row.number(),
                                        row.number(),
                                        row.number(),
                                        row.number(),
                                        row.number()))
                .get(0);
    }
}
