-- An event may pay by an approved version of a scheme instead of a flat amount for each day present. What was set before
-- stays a flat amount.
alter table allowance_scheme add column version_id uuid;
alter table allowance_scheme add constraint allowance_scheme_by_version foreign key (version_id) references scheme_version (id);
alter table allowance_scheme drop constraint allowance_scheme_kind_known;
alter table allowance_scheme add constraint allowance_scheme_kind_known
    check (kind in ('PER_DAY', 'PER_NIGHT', 'DESA_WORKSHOP'));
alter table allowance_scheme drop constraint allowance_scheme_positive;
alter table allowance_scheme add constraint allowance_scheme_flat_or_by_version
    check (amount_minor >= 0 and (amount_minor > 0) = (version_id is null));

-- Nights authorised for one who takes part: of several the last one recorded counts, nothing is erased.
create table authorised_stay (
    seq              bigint generated always as identity,
    participation_id uuid        not null,
    -- Each night by the day it follows.
    first_night      date        not null,
    last_night       date        not null,
    authorised_by    varchar(60) not null,
    authorised_at    timestamptz not null,
    constraint authorised_stay_pk primary key (seq),
    constraint authorised_stay_of_participation foreign key (participation_id) references participation (id),
    constraint authorised_stay_in_order check (first_night <= last_night)
);
create index authorised_stay_of_one on authorised_stay (participation_id, seq desc);
create trigger authorised_stay_append_only before update or delete or truncate on authorised_stay
    for each statement execute function refuse_change();

-- What the host provides to one who takes part, by the day; the lodging of a day is that of the night after it. Of several
-- rows of a day the last one recorded counts.
create table host_provision (
    seq              bigint generated always as identity,
    participation_id uuid        not null,
    on_day           date        not null,
    lodging          boolean     not null,
    breakfast        boolean     not null,
    lunch            boolean     not null,
    dinner           boolean     not null,
    recorded_by      varchar(60) not null,
    recorded_at      timestamptz not null,
    constraint host_provision_pk primary key (seq),
    constraint host_provision_of_participation foreign key (participation_id) references participation (id)
);
create index host_provision_of_one on host_provision (participation_id, on_day, seq desc);
create trigger host_provision_append_only before update or delete or truncate on host_provision
    for each statement execute function refuse_change();

-- What somebody is due at an event by a version of a scheme, with the facts it was reckoned from; reckoned again by a new
-- row where these change.
create table entitlement (
    id                uuid        not null,
    event_id          uuid        not null,
    person_id         uuid        not null,
    revision          integer     not null,
    scheme_version_id uuid        not null,
    facts             text        not null,
    facts_sha256      varchar(64) not null,
    currency          varchar(3)  not null,
    total_minor       bigint      not null,
    reckoned_at       timestamptz not null,
    constraint entitlement_pk primary key (id),
    constraint entitlement_revision_once unique (event_id, person_id, revision),
    constraint entitlement_for_event foreign key (event_id) references capacity_event (id),
    constraint entitlement_of_person foreign key (person_id) references person (id),
    constraint entitlement_by_version foreign key (scheme_version_id) references scheme_version (id),
    constraint entitlement_not_negative check (total_minor >= 0)
);
create table entitlement_line (
    entitlement_id uuid        not null,
    line_no        integer     not null,
    on_day         date        not null,
    part           varchar(12) not null,
    rate_minor     bigint      not null,
    basis_points   integer     not null,
    -- What the host provides, by name, in a fixed order.
    provided       varchar(60) not null,
    amount_minor   bigint      not null,
    constraint entitlement_line_pk primary key (entitlement_id, line_no),
    constraint entitlement_line_of_entitlement foreign key (entitlement_id) references entitlement (id),
    constraint entitlement_line_once_a_day unique (entitlement_id, on_day),
    constraint entitlement_line_part_known check (part in ('DAY', 'NIGHT', 'TRAVEL_DAY', 'DAY_TRIP')),
    constraint entitlement_line_within_its_rate check (amount_minor between 0 and rate_minor
        and basis_points between 0 and 10000)
);
create trigger entitlement_append_only before update or delete or truncate on entitlement
    for each statement execute function refuse_change();
create trigger entitlement_line_append_only before update or delete or truncate on entitlement_line
    for each statement execute function refuse_change();

-- The entitlement that a claim was last compared with; none where the claim was made by a flat amount.
alter table claim add column entitlement_id uuid;
alter table claim add constraint claim_by_entitlement foreign key (entitlement_id) references entitlement (id);

-- One person has one daily allowance for a calendar night, over all events and whoever pays.
create table claim_night (
    person_id uuid not null,
    on_night  date not null,
    claim_id  uuid not null,
    constraint claim_night_once_per_person primary key (person_id, on_night),
    constraint claim_night_of_claim foreign key (claim_id) references claim (id),
    constraint claim_night_of_person foreign key (person_id) references person (id)
);
create index claim_night_by_claim on claim_night (claim_id);

-- A rejected claim leaves its nights to others.
create function release_claim_nights() returns trigger language plpgsql as $$
begin
    delete from muster.claim_night where claim_id = new.id;
    return null;
end $$;
create trigger claim_rejected_leaves_its_nights after update on claim
    for each row when (new.state = 'REJECTED') execute function release_claim_nights();
