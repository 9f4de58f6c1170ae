-- From how much of an event's half days on its certificates are given; an event without a row goes by 80 per cent.
create table certificate_rule (
    event_id uuid        not null,
    version  bigint      not null,
    per_cent integer     not null,
    set_by   varchar(60) not null,
    set_at   timestamptz not null,
    constraint certificate_rule_pk primary key (event_id),
    constraint certificate_rule_of_event foreign key (event_id) references capacity_event (id),
    constraint certificate_rule_share check (per_cent between 1 and 100)
);

-- One person's certificate of one event, each issue of it a row. It names nobody: the name is the person's own row's,
-- and the hash tells whether the paper still says what is known.
create table certificate (
    id            uuid         not null,
    version       bigint       not null,
    event_id      uuid         not null,
    person_id     uuid         not null,
    revision      integer      not null,
    number        varchar(60)  not null,
    language      varchar(2)   not null,
    half_days     integer      not null,
    half_days_of  integer      not null,
    facts_sha256  varchar(64)  not null,
    issued_by     varchar(60)  not null,
    issued_at     timestamptz  not null,
    revoked_by    varchar(60),
    revoked_at    timestamptz,
    revoke_reason varchar(500) not null default '',
    constraint certificate_pk primary key (id),
    constraint certificate_once_per_revision unique (event_id, person_id, revision),
    constraint certificate_number_once unique (event_id, number, revision),
    constraint certificate_of_event foreign key (event_id) references capacity_event (id),
    constraint certificate_of_person foreign key (person_id) references person (id),
    constraint certificate_of_some_days check (half_days between 1 and half_days_of),
    constraint certificate_revoked_by_somebody check ((revoked_by is null) = (revoked_at is null))
);

-- Who may get a certificate of an event: how many half days count as attended, of how many sources differ, how many are
-- needed, and the certificate in force. Participants, observers and partners get one; a certificate of anybody else is
-- here too.
create view certificate_standing as
select w.event_id, w.person_id, coalesce(h.half_days, 0) as half_days, coalesce(h.disputed, 0) as disputed,
       2 * (e.ends_on - e.starts_on + 1) as half_days_of,
       (2 * (e.ends_on - e.starts_on + 1) * coalesce(r.per_cent, 80) + 99) / 100 as needed,
       w.takes_part, c.id as certificate_id
  from (select event_id, person_id, bool_or(takes_part) as takes_part
          from (select event_id, person_id, true as takes_part from participation
                 where status = 'CONFIRMED' and role in ('PARTICIPANT', 'OBSERVER', 'PARTNER')
                union all select event_id, person_id, false from certificate) people
         group by event_id, person_id) w
  join capacity_event e on e.id = w.event_id
  left join certificate_rule r on r.event_id = w.event_id
  left join lateral (
      select cast(count(*) filter (where p.present) as integer) as half_days,
             cast(count(*) filter (where p.disputed) as integer) as disputed
        from effective_presence p where p.event_id = w.event_id and p.person_id = w.person_id) h on true
  left join lateral (
      select l.id, l.revoked_at from certificate l
       where l.event_id = w.event_id and l.person_id = w.person_id
       order by l.revision desc limit 1) c on c.revoked_at is null;
