-- How many hours somebody was away from home on a day without an authorised night: a scheme may pay a part of the day's rate
-- for it. Of several rows of a day the last one recorded counts, nothing is erased.
create table day_away (
    seq              bigint generated always as identity,
    participation_id uuid        not null,
    on_day           date        not null,
    hours            integer     not null,
    recorded_by      varchar(60) not null,
    recorded_at      timestamptz not null,
    constraint day_away_pk primary key (seq),
    constraint day_away_of_participation foreign key (participation_id) references participation (id),
    constraint day_away_within_a_day check (hours between 0 and 24)
);
create index day_away_of_one on day_away (participation_id, on_day, seq desc);
create trigger day_away_append_only before update or delete or truncate on day_away
    for each statement execute function refuse_change();
-- What was reckoned may be another amount now; nothing else than a new row changes it.
create trigger day_away_insert_is_news after insert on day_away referencing new table as made
    for each statement execute function note_news(
        'select distinct p.event_id from changed c join muster.participation p on p.id = c.participation_id');
