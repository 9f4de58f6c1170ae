package org.muster.benchmark;

import java.sql.SQLException;

/**
 * Events of five days with very many people who were funded, came, and claimed a flat amount a day;
 * one in fifty half days somebody was missing. Ten events share an agreement. Each set has a year
 * of its own.
 */
record Attendances(String name, int events, int peopleEach, int year) {
    private static final int EVENTS_EACH = 10;

    int people() {
        return events * peopleEach;
    }

    int presences() {
        return people() * 5;
    }

    void invent(Workplace place) throws SQLException {
        place.execute(
                """
                insert into muster.donor (id, version, name, org_type, active)
                select md5('donor')::uuid, 0, 'Benchmark donor', '10', true on conflict do nothing;
                insert into muster.capacity_event (id, version, code, type, status, audience, starts_on, ends_on, zone, opens_at,
                    venue, city, country_iso, region, original_language, created_by, created_at)
                select md5('%1$d event' || n)::uuid, 0, '%1$d-' || n, 'REGIONAL_WORKSHOP', 'CONFIRMED', 'CUSTOMS_ONLY',
                       date '%1$d-03-05', date '%1$d-03-09', 'Asia/Bangkok', '09:00', 'Hall', 'Bangkok', 'TH', 'AP', 'en', 'test',
                       now()
                  from generate_series(1, %2$d) n;
                insert into muster.contribution (id, version, agreement_no, donor_id, title, currency, agreed_minor, basis,
                    recognition, fx_method, earmark_category, psc_basis_points, valid_from, valid_to, liquidation_to, state,
                    entered_by, approved_by)
                select md5('%1$d fund' || c)::uuid, 0, '%1$d-' || c, md5('donor')::uuid, 'Fund ' || c, 'EUR', 1000000000, 'ACCRUAL',
                       'UNCONDITIONAL', 'MONTHLY', '3', 0, date '%1$d-01-01', date '%1$d-12-31', date '2099-12-31', 'ACTIVE',
                       'test', 'controller'
                  from generate_series(1, %4$d) c;
                insert into muster.earmark (id, contribution_id, valid_from, reference)
                select md5('%1$d mark' || c)::uuid, md5('%1$d fund' || c)::uuid, date '%1$d-01-01', ''
                  from generate_series(1, %4$d) c;
                insert into muster.earmark_category (earmark_id, category)
                select md5('%1$d mark' || c)::uuid, 'DSA' from generate_series(1, %4$d) c;
                insert into muster.earmark_beneficiary (earmark_id, beneficiary)
                select md5('%1$d mark' || c)::uuid, 'PARTICIPANTS' from generate_series(1, %4$d) c;
                insert into muster.allocation (id, version, contribution_id, event_id, category, amount_minor, state, entered_by,
                    approved_by, on_day)
                select md5('%1$d share' || n)::uuid, 0, md5('%1$d fund' || 1 + (n - 1) / %5$d)::uuid, md5('%1$d event' || n)::uuid,
                       'DSA', 50000 * %3$d, 'APPROVED', 'test', 'controller', date '%1$d-01-02'
                  from generate_series(1, %2$d) n;
                insert into muster.journal_entry (id, source_kind, source_id, posted_on, description, recorded_by, recorded_at)
                select md5('%1$d got' || c)::uuid, 'INSTALMENT', md5('%1$d got' || c), date '%1$d-01-01', 'Received', 'test', now()
                  from generate_series(1, %4$d) c;
                insert into muster.journal_line (entry_id, line_no, account, contribution_id, currency, amount_minor,
                    functional_minor)
                select md5('%1$d got' || c)::uuid, l, case l when 1 then 'BANK' else 'INCOME_CONTRIBUTION' end,
                       md5('%1$d fund' || c)::uuid, 'EUR', (3 - 2 * l) * 1000000000, (3 - 2 * l) * 1000000000
                  from generate_series(1, %4$d) c, generate_series(1, 2) l;
                insert into muster.allowance_scheme (id, event_id, kind, revision, currency, amount_minor)
                select md5('%1$d pay' || n)::uuid, md5('%1$d event' || n)::uuid, 'PER_DAY', 1, 'EUR', 10000
                  from generate_series(1, %2$d) n;
                create temporary table seat on commit drop as
                select e, p, md5('%1$d person' || e || ' ' || p)::uuid as person, md5('%1$d event' || e)::uuid as event,
                       md5('%1$d part' || e || ' ' || p)::uuid as part, md5('%1$d promise' || e || ' ' || p)::uuid as promise,
                       m.code as member
                  from generate_series(1, %2$d) e, generate_series(1, %3$d) p
                  join (select code, row_number() over (order by code) as at from muster.member) m on m.at = 1 + p %% 180;
                insert into muster.person (id, version, family_name, given_name, language, member_code, birth_date, created_at,
                    name_key, sound_key, pairs_due)
                select person, 0, 'Family ' || e || 'x' || p, 'Given', 'en', member, date '1960-01-01' + (e * 31 + p * 17) %% 10000,
                       now(), 'family ' || e || 'x' || p || ' given', 'FML ' || e || 'x' || p, false
                  from seat;
                insert into muster.participation (id, version, event_id, person_id, role, funding, status, member_code, recorded_by,
                    recorded_at)
                select part, 0, event, person, 'PARTICIPANT', 'SPONSORED', 'CONFIRMED', member, 'test', now() from seat;
                insert into muster.person_service (person_id, since, member_code, told_by, told_at)
                select person, null, member, 'test', now() from seat;
                insert into muster.presence (id, event_id, person_id, on_day, half, present, source, recorded_by, recorded_at)
                select gen_random_uuid(), event, person, date '%1$d-03-04' + d, 'AM', (p * 7 + d) %% 50 <> 0, 'SCAN', 'test', now()
                  from seat, generate_series(1, 5) d;
                insert into muster.commitment (id, version, allocation_id, participation_id, category, currency, original_minor,
                    posted_minor, released_minor, state, committed_on, entered_by)
                select promise, 0, md5('%1$d share' || e)::uuid, part, 'DSA', 'EUR', 50000, 0, 0, 'OPEN', date '%1$d-01-03', 'test'
                  from seat;
                insert into muster.commitment_movement (id, commitment_id, on_day, kind, amount_minor, source_kind, source_id,
                    recorded_by, recorded_at)
                select gen_random_uuid(), promise, date '%1$d-01-03', 'RESERVED', 50000, 'RESERVATION', '1', 'test', now() from seat;
                insert into muster.claim (id, version, claim_no, event_id, person_id, scheme_id, days_claimed, currency,
                    amount_minor, state, claimed_on, entered_by, entered_at)
                select md5('%1$d claim' || e || ' ' || p)::uuid, 0, '%1$d-' || e || '/' || p, event, person,
                       md5('%1$d pay' || e)::uuid, 5, 'EUR', 50000, 'SUBMITTED', date '%1$d-03-10', 'test', now()
                  from seat"""
                        .formatted(
                                year,
                                events,
                                peopleEach,
                                (events + EVENTS_EACH - 1) / EVENTS_EACH,
                                EVENTS_EACH));
        rest(place);
    }

    /** What PostgreSQL does by itself in the night after so many rows came in. */
    static void rest(Workplace place) throws SQLException {
        place.execute("vacuum analyze");
        place.execute("checkpoint");
    }

    /**
     * A facilitator says of one half day of one person of each event what the door does not: news
     * about every event that moves no money.
     */
    void dispute(Workplace place) throws SQLException {
        place.execute(
                """
                insert into muster.presence (id, event_id, person_id, on_day, half, present, source, recorded_by, recorded_at)
                select gen_random_uuid(), event_id, person_id, on_day, half, not present, 'FACILITATOR', 'test', now()
                  from (select distinct on (p.event_id) p.* from muster.presence p
                          join muster.capacity_event e on e.id = p.event_id and e.starts_on = date '%d-03-05'
                         where p.source = 'SCAN' and not exists (
                               select from muster.presence f
                                where f.event_id = p.event_id and f.person_id = p.person_id and f.source = 'FACILITATOR')
                         order by p.event_id, p.person_id, p.on_day) first"""
                        .formatted(year));
    }
}
