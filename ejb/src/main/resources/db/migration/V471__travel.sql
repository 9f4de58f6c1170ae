-- An officer's own link: raising the version revokes it, as with an administration's.
alter table nomination add column link_version integer not null default 1;
create index nomination_by_participation on nomination (participation_id);

-- How somebody who takes part arrives, sleeps and leaves, as they or the office for them told it.
create table travel (
    participation_id     uuid         not null,
    version              bigint       not null,
    arrives_on           date,
    arrives_at           time,
    arrival_flight       varchar(40)  not null default '',
    departs_on           date,
    departs_at           time,
    departure_flight     varchar(40)  not null default '',
    ticket               varchar(14),
    lodging              varchar(8),
    hotel                varchar(160) not null default '',
    visa_letter          boolean,
    -- Asked only where a letter for a visa is needed. This and the rest that nobody needs any more once the event is
    -- over is emptied the day after it, or when the part is withdrawn.
    passport_number      varchar(20)  not null default '',
    passport_nationality varchar(60)  not null default '',
    passport_expires_on  date,
    diet                 varchar(500) not null default '',
    accessibility        varchar(500) not null default '',
    emergency_contact    varchar(200) not null default '',
    changed_by           varchar(60)  not null,
    changed_at           timestamptz  not null,
    emptied_at           timestamptz,
    constraint travel_pk primary key (participation_id),
    constraint travel_of_participation foreign key (participation_id) references participation (id),
    constraint travel_ticket_known check (ticket in ('ORGANISATION', 'ADMINISTRATION')),
    constraint travel_lodging_known check (lodging in ('SINGLE', 'SHARED', 'OWN')),
    constraint travel_arrives_before_it_departs check (departs_on >= arrives_on),
    constraint travel_passport_only_for_visa check (visa_letter is true
        or (passport_number = '' and passport_nationality = '' and passport_expires_on is null))
);
create index travel_with_private_facts on travel (participation_id)
    where passport_number <> '' or diet <> '' or accessibility <> '' or emergency_contact <> '';

-- Until when travel facts may be changed over the link; where nothing stands, the day of the opening.
create table event_travel (
    event_id   uuid not null,
    open_until date not null,
    constraint event_travel_pk primary key (event_id),
    constraint event_travel_of_event foreign key (event_id) references capacity_event (id)
);
