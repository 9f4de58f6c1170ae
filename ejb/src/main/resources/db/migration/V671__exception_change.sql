-- What became of a case through the runs that compared the facts: opened, changed, corrected, opened again. What people
-- propose and confirm stands in the resolutions.
create table exception_change (
    id            bigint        not null generated always as identity,
    exception_id  uuid          not null,
    kind          varchar(10)   not null,
    run_id        uuid,
    at            timestamptz   not null,
    currency      varchar(3),
    at_risk_minor bigint        not null,
    evidence      varchar(1000) not null,
    constraint exception_change_pk primary key (id),
    constraint exception_change_of_exception foreign key (exception_id) references exception_case (id),
    constraint exception_change_kind_known check (kind in ('OPENED', 'CHANGED', 'CORRECTED', 'REOPENED'))
);
create index exception_change_by_exception on exception_change (exception_id, id);
create index exception_resolution_by_exception on exception_resolution (exception_id, proposed_at);

alter table exception_case
    -- The run that changed it last, and who settled it; nobody where the facts did.
    add column last_run   uuid,
    add column settled_by varchar(60);
update exception_case set last_run = opened_run;
update exception_case c set settled_by = r.confirmed_by
  from exception_resolution r
 where r.exception_id = c.id and r.confirmed_by is not null and r.outcome = c.state;
insert into exception_change (exception_id, kind, run_id, at, currency, at_risk_minor, evidence)
select id, 'OPENED', opened_run, opened_at, currency, at_risk_minor, evidence from exception_case order by opened_at, id;
create trigger exception_change_append_only before update or delete or truncate on exception_change
    for each statement execute function refuse_change();

-- Told by the table itself, for many cases at once: whatever statement of a run writes them, nothing stays untold.
create function tell_exceptions_opened() returns trigger language plpgsql as $$
begin
    insert into muster.exception_change (exception_id, kind, run_id, at, currency, at_risk_minor, evidence)
    select id, 'OPENED', opened_run, opened_at, currency, at_risk_minor, evidence from fresh order by id;
    return null;
end $$;
create trigger exception_opened after insert on exception_case referencing new table as fresh
    for each statement execute function tell_exceptions_opened();

create function tell_exceptions_changed() returns trigger language plpgsql as $$
begin
    insert into muster.exception_change (exception_id, kind, run_id, at, currency, at_risk_minor, evidence)
    select n.id, case when n.state = 'CORRECTED' then 'CORRECTED' when o.state <> 'OPEN' then 'REOPENED' else 'CHANGED' end,
           n.last_run, now(), n.currency, n.at_risk_minor, n.evidence
      from now_so n join before_that o on o.id = n.id
     where n.settled_by is null
       and (n.state, n.subject_id, n.other_person_id, n.at_risk_minor, n.evidence)
           is distinct from (o.state, o.subject_id, o.other_person_id, o.at_risk_minor, o.evidence)
     order by n.id;
    return null;
end $$;
create trigger exception_changed after update on exception_case referencing old table as before_that new table as now_so
    for each statement execute function tell_exceptions_changed();

-- The proposal that waits for a second person: the latest, unless a run changed its case since.
create view exception_waiting as
select c.id as exception_id, r.id as resolution_id, r.outcome, r.proposed_by, r.proposed_at
  from exception_case c
  join lateral (select * from exception_resolution l where l.exception_id = c.id
                 order by l.proposed_at desc, l.id limit 1) r on r.confirmed_by is null
 where c.state in ('OPEN', 'RECOVERING')
   and not exists (select from exception_change h where h.exception_id = c.id and h.at > r.proposed_at);
