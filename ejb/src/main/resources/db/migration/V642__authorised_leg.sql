-- Ways to and from airports and stations that are authorised for one who takes part, by the day, and for how many of them a
-- vehicle is provided. Of several rows of a day the last one recorded counts.
create table authorised_leg (
    seq              bigint generated always as identity,
    participation_id uuid        not null,
    on_day           date        not null,
    legs             integer     not null,
    with_vehicle     integer     not null,
    authorised_by    varchar(60) not null,
    authorised_at    timestamptz not null,
    constraint authorised_leg_pk primary key (seq),
    constraint authorised_leg_of_participation foreign key (participation_id) references participation (id),
    constraint authorised_leg_sane check (legs between 0 and 8 and with_vehicle between 0 and legs)
);
create index authorised_leg_of_one on authorised_leg (participation_id, on_day, seq desc);
create trigger authorised_leg_append_only before update or delete or truncate on authorised_leg
    for each statement execute function refuse_change();

-- A day has one line for the day or night itself, and one for each leg.
alter table entitlement_line drop constraint entitlement_line_once_a_day;
create unique index entitlement_line_once_a_day on entitlement_line (entitlement_id, on_day) where part <> 'TERMINAL';
alter table entitlement_line drop constraint entitlement_line_part_known;
alter table entitlement_line add constraint entitlement_line_part_known
    check (part in ('DAY', 'NIGHT', 'TRAVEL_DAY', 'DAY_TRIP', 'TERMINAL'));

-- What of the payable part of a claim is for legs: a kind of cost of its own.
alter table claim add column terminal_minor bigint not null default 0;
alter table claim add constraint claim_terminal_within_payable check (terminal_minor between 0 and payable_minor);
