-- When statements are produced by themselves: for one contribution or for all that carry money. A time that came is taken by
-- one server, with what it is to account for; a server that dies between taking and starting leaves it to be taken again.
create table statement_schedule (
    id              uuid        not null,
    version         bigint      not null,
    contribution_id uuid,
    rhythm          varchar(10) not null,
    day_of_month    integer     not null,
    hour_of_day     integer     not null,
    state           varchar(8)  not null,
    next_at         timestamptz not null,
    waiting         varchar(80),
    taken_at        timestamptz,
    last_run_id     uuid,
    last_told       varchar(500),
    set_by          varchar(60) not null,
    set_at          timestamptz not null,
    constraint statement_schedule_pk primary key (id),
    constraint statement_schedule_of_contribution foreign key (contribution_id) references contribution (id),
    constraint statement_schedule_of_run foreign key (last_run_id) references job_run (id),
    constraint statement_schedule_rhythm_known check (rhythm in ('MONTHLY', 'QUARTERLY', 'YEARLY')),
    constraint statement_schedule_state_known check (state in ('ACTIVE', 'ENDED')),
    constraint statement_schedule_day_in_every_month check (day_of_month between 1 and 28),
    constraint statement_schedule_hour_of_a_day check (hour_of_day between 0 and 23),
    constraint statement_schedule_taken_since check ((waiting is null) = (taken_at is null))
);
create unique index statement_schedule_once on statement_schedule (contribution_id, rhythm) nulls not distinct
    where state = 'ACTIVE';
