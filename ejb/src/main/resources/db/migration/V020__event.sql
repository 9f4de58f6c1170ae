-- Capacity events, their series, and who takes part in which role.

create table event_series (
    id      uuid         not null,
    version bigint       not null,
    code    varchar(40)  not null,
    title   varchar(200) not null,
    constraint event_series_pk primary key (id),
    constraint event_series_code_unique unique (code)
);

create table capacity_event (
    id                uuid         not null,
    version           bigint       not null,
    code              varchar(40)  not null,
    type              varchar(30)  not null,
    status            varchar(12)  not null,
    series_id         uuid,
    audience          varchar(20)  not null,
    starts_on         date         not null,
    ends_on           date         not null,
    zone              varchar(60)  not null,
    opens_at          time         not null,
    venue             varchar(160) not null,
    city              varchar(80)  not null,
    country_iso       varchar(2)   not null,
    region            varchar(10)  not null,
    original_language varchar(2)   not null,
    requested_by      varchar(3),
    created_by        varchar(60)  not null,
    created_at        timestamptz  not null,
    constraint capacity_event_pk primary key (id),
    constraint capacity_event_code_unique unique (code),
    constraint capacity_event_of_series foreign key (series_id) references event_series (id),
    constraint capacity_event_requested_by_member foreign key (requested_by) references member (code),
    constraint capacity_event_days_in_order check (starts_on <= ends_on),
    constraint capacity_event_status_known check (status in ('PLANNED', 'CONFIRMED', 'HELD', 'CANCELLED')),
    -- The wall: partners never learn of a customs-only event.
    constraint capacity_event_audience_known check (audience in ('CUSTOMS_ONLY', 'CUSTOMS_AND_PARTNERS')),
    constraint capacity_event_type_known check (type in ('DIAGNOSTIC_MISSION', 'IN_FIELD_MISSION', 'NATIONAL_WORKSHOP',
        'SUBREGIONAL_WORKSHOP', 'REGIONAL_WORKSHOP', 'ACCREDITATION_WORKSHOP', 'REFRESHER', 'TRAIN_THE_TRAINER',
        'REGIONAL_DIALOGUE', 'CONFERENCE', 'CONTACT_POINT_MEETING', 'VIRTUAL_COURSE', 'FELLOWSHIP', 'MISSION'))
);
create index capacity_event_by_start on capacity_event (starts_on, code);

create table capacity_event_title (
    event_id uuid         not null,
    language varchar(2)   not null,
    title    varchar(250) not null,
    constraint capacity_event_title_pk primary key (event_id, language),
    constraint capacity_event_title_of_event foreign key (event_id) references capacity_event (id)
);
create table capacity_event_language (
    event_id uuid       not null,
    language varchar(2) not null,
    constraint capacity_event_language_pk primary key (event_id, language),
    constraint capacity_event_language_of_event foreign key (event_id) references capacity_event (id)
);
create table capacity_event_organiser (
    event_id        uuid        not null,
    organisation_id uuid        not null,
    part            varchar(12) not null,
    constraint capacity_event_organiser_pk primary key (event_id, organisation_id),
    constraint capacity_event_organiser_of_event foreign key (event_id) references capacity_event (id),
    constraint capacity_event_organiser_is_organisation foreign key (organisation_id) references organisation (id),
    constraint capacity_event_organiser_part_known check (part in ('ORGANISER', 'CO_ORGANISER', 'HOST'))
);
create table capacity_event_output (
    id       uuid         not null,
    event_id uuid         not null,
    on_day   date         not null,
    title    varchar(250) not null,
    kind     varchar(20)  not null,
    constraint capacity_event_output_pk primary key (id),
    constraint capacity_event_output_of_event foreign key (event_id) references capacity_event (id),
    constraint capacity_event_output_kind_known check (kind in ('PLAN', 'REPORT', 'DECISION', 'ARTICLE', 'OTHER'))
);

-- Seats an event offers: sponsored ones are paid by the fund, self-funded ones are not.
create table event_seats (
    event_id              uuid    not null,
    version               bigint  not null,
    sponsored_per_member  integer not null,
    self_funded_per_member integer not null,
    sponsored_total       integer not null,
    total                 integer not null,
    constraint event_seats_pk primary key (event_id),
    constraint event_seats_of_event foreign key (event_id) references capacity_event (id),
    constraint event_seats_not_negative check (sponsored_per_member >= 0 and self_funded_per_member >= 0
        and sponsored_total >= 0 and total >= sponsored_total)
);

create table participation (
    id              uuid        not null,
    version         bigint      not null,
    event_id        uuid        not null,
    person_id       uuid        not null,
    role            varchar(12) not null,
    funding         varchar(12) not null,
    status          varchar(12) not null,
    member_code     varchar(3),
    organisation_id uuid,
    recorded_by     varchar(60) not null,
    recorded_at     timestamptz not null,
    reason          varchar(500) not null default '',
    constraint participation_pk primary key (id),
    constraint participation_once unique (event_id, person_id, role),
    constraint participation_in_event foreign key (event_id) references capacity_event (id),
    constraint participation_of_person foreign key (person_id) references person (id),
    constraint participation_for_member foreign key (member_code) references member (code),
    constraint participation_for_organisation foreign key (organisation_id) references organisation (id),
    constraint participation_role_known check (role in ('PARTICIPANT', 'EXPERT', 'FACILITATOR', 'OBSERVER', 'PARTNER', 'STAFF')),
    constraint participation_funding_known check (funding in ('SPONSORED', 'SELF_FUNDED')),
    constraint participation_status_known check (status in ('CONFIRMED', 'WITHDRAWN'))
);
create index participation_by_person on participation (person_id);

-- Qualification of an expert, evidenced by an event.
create table accreditation (
    id        uuid        not null,
    person_id uuid        not null,
    type      varchar(20) not null,
    stage     varchar(20) not null,
    on_day    date        not null,
    event_id  uuid,
    constraint accreditation_pk primary key (id),
    constraint accreditation_once unique (person_id, type, stage, on_day),
    constraint accreditation_of_person foreign key (person_id) references person (id),
    constraint accreditation_by_event foreign key (event_id) references capacity_event (id),
    constraint accreditation_stage_known check (stage in ('APPLIED', 'PRE_SCREENED', 'WORKSHOP_ATTENDED', 'PRE_ACCREDITED',
        'IN_FIELD_EVALUATED', 'ACCREDITED', 'REFRESH_DUE', 'CONVERTED', 'LAPSED', 'WITHDRAWN'))
);
