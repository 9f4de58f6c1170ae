-- How allowances are reckoned, version by version: entered by one person, approved by another, and from then on never
-- changed. Shares and percentages in hundredths of a per cent, amounts in minor units of the currency.
create table scheme_version (
    id                             uuid         not null,
    version                        bigint       not null,
    code                           varchar(20)  not null,
    number                         integer      not null,
    title                          varchar(160) not null,
    kind                           varchar(16)  not null,
    currency                       varchar(3)   not null,
    day_minor                      bigint       not null,
    room_basis_points              integer      not null,
    breakfast_basis_points         integer      not null,
    lunch_basis_points             integer      not null,
    dinner_basis_points            integer      not null,
    incidentals_basis_points       integer      not null,
    travel_days                    integer      not null,
    board_and_lodging_basis_points integer      not null,
    day_trip_hours                 integer      not null,
    day_trip_basis_points          integer      not null,
    terminal_minor                 bigint       not null,
    terminal_with_vehicle_minor    bigint       not null,
    advance_basis_points           integer      not null,
    -- An event is paid by the version whose days hold its first day.
    effective_from                 date         not null,
    effective_to                   date,
    state                          varchar(12)  not null,
    entered_by                     varchar(60)  not null,
    entered_at                     timestamptz  not null,
    approved_by                    varchar(60),
    approved_at                    timestamptz,
    constraint scheme_version_pk primary key (id),
    constraint scheme_version_number_once unique (code, number),
    constraint scheme_version_kind_known check (kind in ('PER_DAY', 'PER_NIGHT', 'DESA_WORKSHOP')),
    constraint scheme_version_per_day_pays_days check ((kind = 'PER_DAY') = (day_minor > 0)),
    constraint scheme_version_shares_sane check (least(room_basis_points, breakfast_basis_points, lunch_basis_points,
        dinner_basis_points, incidentals_basis_points) >= 0),
    constraint scheme_version_shares_make_the_whole check (room_basis_points + breakfast_basis_points + lunch_basis_points
        + dinner_basis_points + incidentals_basis_points = case when kind = 'PER_DAY' then 0 else 10000 end),
    constraint scheme_version_travel_days_sane check (travel_days between 0 and 7),
    constraint scheme_version_percents_sane check (board_and_lodging_basis_points between 0 and 10000
        and day_trip_basis_points between 0 and 10000 and advance_basis_points between 0 and 10000),
    constraint scheme_version_hours_sane check (day_trip_hours between 0 and 24),
    constraint scheme_version_terminal_sane check (terminal_with_vehicle_minor between 0 and terminal_minor),
    constraint scheme_version_days_in_order check (effective_to >= effective_from),
    constraint scheme_version_state_known check (state in ('DRAFT', 'APPROVED')),
    constraint scheme_version_approved_by_somebody check ((state = 'DRAFT') = (approved_by is null)
        and (approved_by is null) = (approved_at is null)),
    constraint scheme_version_four_eyes check (approved_by is null or approved_by <> entered_by)
);
create unique index scheme_version_one_draft on scheme_version (code) where state = 'DRAFT';
create unique index scheme_version_one_of_a_day on scheme_version (code, effective_from) where state = 'APPROVED';

create function refuse_changed_scheme() returns trigger language plpgsql as $$
begin
    if old.state = 'DRAFT' then
        return case when tg_op = 'DELETE' then old else new end;
    end if;
    raise exception 'An approved scheme is never changed: make the next version' using errcode = 'restrict_violation';
end $$;
create trigger scheme_version_never_changed before update or delete on scheme_version
    for each row execute function refuse_changed_scheme();
create trigger scheme_version_never_truncated before truncate on scheme_version
    for each statement execute function refuse_change();

-- What a day at a place is worth in a month, as somebody published it: recorded once, never changed.
create table daily_rate (
    country           varchar(2)   not null,
    city              varchar(120) not null,
    -- The first day of the month.
    month             date         not null,
    currency          varchar(3)   not null,
    rate_minor        bigint       not null,
    -- How much of it is the room, in hundredths of a per cent, where the publisher says so.
    room_basis_points integer,
    source            varchar(40)  not null,
    constraint daily_rate_of_a_month check (extract(day from month) = 1),
    constraint daily_rate_positive check (rate_minor > 0),
    constraint daily_rate_room_sane check (room_basis_points between 0 and 10000)
);
create unique index daily_rate_once on daily_rate (country, lower(city), month, currency);
create trigger daily_rate_append_only before update or delete or truncate on daily_rate
    for each statement execute function refuse_change();
