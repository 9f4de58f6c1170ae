-- What the outcome of a comparison depends on besides the people and their days, as it was when the run began and as
-- the run left it: unchanged since, nothing is compared again.
alter table reconciliation_fact
    add column claim_state    varchar(12),
    add column claim_rejected boolean not null default false,
    add column open_minor     bigint  not null default 0,
    -- The day has come on which a promise that nobody will claim any more is given back.
    add column release_due    boolean not null default false,
    add column state_after    varchar(12),
    add column open_after     bigint;

-- Items that a rule refused: they are tried again by the next run, whether or not the facts change.
alter table reconciliation_run add column set_aside integer not null default 0;

-- One mismatch of a person at an event is one case, whether a claim came before it was found or after.
delete from exception_resolution r using exception_case c
 where r.exception_id = c.id and exists (
    select 1 from exception_case k where k.event_id = c.event_id and k.class = c.class and k.person_id = c.person_id
       and (k.subject_kind = 'CLAIM', k.opened_at, k.id) > (c.subject_kind = 'CLAIM', c.opened_at, c.id));
delete from exception_case c
 where exists (
    select 1 from exception_case k where k.event_id = c.event_id and k.class = c.class and k.person_id = c.person_id
       and (k.subject_kind = 'CLAIM', k.opened_at, k.id) > (c.subject_kind = 'CLAIM', c.opened_at, c.id));
alter table exception_case
    drop constraint exception_case_once,
    add constraint exception_case_once_per_person unique (event_id, class, person_id),
    -- The person taken for the same one; named when the case is read, so that the evidence names nobody.
    add column other_person_id uuid;
