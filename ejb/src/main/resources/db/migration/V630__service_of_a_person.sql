-- Which administration a person serves, from which day on: of several rows of a day the last one told counts, nothing is
-- erased. Who is known since before this was written down has served there as far back as anybody knows.
create table person_service (
    seq         bigint generated always as identity,
    person_id   uuid        not null,
    -- Null: as far back as the person is known.
    since       date,
    -- Null: no administration.
    member_code varchar(3),
    told_by     varchar(60) not null,
    told_at     timestamptz not null,
    constraint person_service_pk primary key (seq),
    constraint person_service_of_person foreign key (person_id) references person (id),
    constraint person_service_at_member foreign key (member_code) references member (code)
);
create index person_service_of_one on person_service (person_id, since desc nulls last, seq desc);
insert into person_service (person_id, since, member_code, told_by, told_at)
select id, null, member_code, 'system', created_at from person;
create trigger person_service_append_only before update or delete or truncate on person_service
    for each statement execute function refuse_change();
