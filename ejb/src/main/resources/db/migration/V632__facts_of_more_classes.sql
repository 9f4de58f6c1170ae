-- When and where an event was to be before it was moved: what was spent until then was spent on that.
create table event_move (
    seq       bigint generated always as identity,
    event_id  uuid         not null,
    starts_on date         not null,
    ends_on   date         not null,
    venue     varchar(160) not null,
    city      varchar(80)  not null,
    moved_by  varchar(60)  not null,
    moved_at  timestamptz  not null,
    constraint event_move_pk primary key (seq),
    constraint event_move_of_event foreign key (event_id) references capacity_event (id)
);
create index event_move_of_one on event_move (event_id, moved_at);
create trigger event_move_append_only before update or delete or truncate on event_move
    for each statement execute function refuse_change();

-- The day a run compares for, and the last day on which an event ended whose promises are overdue by then. What depends on
-- the day is a fact of the run: it is not asked of the clock again.
alter table reconciliation_run
    add column on_day      date,
    add column overdue_day date;

create index claim_of_person on claim (person_id);
create index cost_document_by_number on cost_document (lower(document_no));
create index cost_share_by_sub_line on cost_share (lower(sub_line)) where sub_line <> '';
create index cost_share_for_event_by_document on cost_share (event_id, document_id);
create index bank_entry_by_end_to_end on bank_entry (lower(end_to_end_id)) where end_to_end_id <> '';

-- The nights an allowance was claimed for, each by the day it follows: by a scheme's nights, else each day present.
create view night_claimed as
select n.claim_id, c.person_id, c.event_id, n.on_night
  from claim_night n join claim c on c.id = n.claim_id
union all
select c.id, c.person_id, c.event_id, d.on_day
  from claim c
  join allowance_scheme s on s.id = c.scheme_id and s.version_id is null
  cross join lateral (
      select distinct p.on_day from effective_presence p
       where p.event_id = c.event_id and p.person_id = c.person_id and p.present) d
 where c.state <> 'REJECTED';

-- Which version of its earmark an agreement pays by on a day; nothing where none holds.
create function earmark_in_force(agreement uuid, day date) returns uuid language sql stable parallel safe as $$
    select id from muster.earmark where contribution_id = agreement and valid_from <= day order by valid_from desc limit 1
$$;

-- Whom the cost is for, as far as an earmark asks.
create function beneficiary_of(role text) returns text language sql immutable parallel safe as $$
    select case when role is null or role in ('PARTICIPANT', 'OBSERVER', 'PARTNER') then 'PARTICIPANTS'
                when role = 'STAFF' then 'SECRETARIAT' else 'EXPERTS' end
$$;

-- What agreements bear, here and by what another system says: each share with the day and people it is judged by.
create view cost_borne as
select s.event_id, 'COST' as kind, d.id as subject_id, p.person_id, s.contribution_id, s.category, s.beneficiary,
       s.member_code, d.document_date as on_day, d.currency, s.amount_minor, d.supplier, d.document_no
  from cost_share s
  join cost_document d on d.id = s.document_id and d.state = 'APPROVED' and d.credits is null
  left join participation p on p.id = s.participation_id
union all
select p.event_id, 'OUTSIDE', p.id, p.person_id, s.contribution_id, p.category, beneficiary_of(t.role), t.member_code,
       p.paid_on, p.currency, s.amount_minor, p.supplier, coalesce(nullif(p.document_no, ''), nullif(p.ticket_no, ''),
       p.end_to_end_id)
  from outside_payment p
  join outside_share s on s.payment_id = p.id
  left join lateral (
      select role, member_code from participation t
       where t.event_id = p.event_id and t.person_id = p.person_id
       order by status = 'CONFIRMED' desc, role = 'PARTICIPANT' desc, role limit 1) t on true;
