-- From which hour of the office's zone on all events are reconciled by themselves every night, where somebody set one. The one row is
-- there from the start: whoever begins the night holds it, so that of several servers one does.
create table reconciliation_night (
    only_one    boolean not null default true,
    hour_of_day integer,
    set_by      varchar(60),
    set_at      timestamptz,
    constraint reconciliation_night_pk primary key (only_one),
    constraint reconciliation_night_only_one check (only_one),
    constraint reconciliation_night_hour_of_a_day check (hour_of_day between 0 and 23),
    constraint reconciliation_night_is_set_by_somebody check (hour_of_day is null or set_by is not null and set_at is not null)
);
insert into reconciliation_night default values;
