-- Members are customs administrations, not countries; what is true of them is true for a time.

create table member (
    code        varchar(3)   not null,
    iso_code    varchar(2),
    joined_on   date,
    left_on     date,
    language    varchar(2)   not null,
    source      varchar(300) not null,
    source_date date,
    constraint member_pk primary key (code)
);

create table member_name (
    member_code varchar(3)   not null,
    language    varchar(2)   not null,
    name        varchar(120) not null,
    constraint member_name_pk primary key (member_code, language),
    constraint member_name_of_member foreign key (member_code) references member (code)
);

create table member_region (
    member_code varchar(3)  not null,
    region      varchar(10) not null,
    sub_region  varchar(20),
    valid_from  date        not null,
    valid_to    date,
    constraint member_region_pk primary key (member_code, valid_from),
    constraint member_region_of_member foreign key (member_code) references member (code),
    constraint member_region_known check (region in ('AMS', 'EUR', 'AP', 'MENA', 'ESA', 'WCA')),
    constraint member_sub_region_known check (sub_region in ('SUB_CONTINENT', 'FAR_EAST', 'ASEAN', 'OCEANIA'))
);

-- Lists that change with the years (LDC, SIDS, LLDC): a statement of 2012 uses the list of 2012.
create table member_classification (
    member_code varchar(3)   not null,
    class       varchar(10)  not null,
    valid_from  date         not null,
    valid_to    date,
    source      varchar(300) not null,
    source_date date,
    constraint member_classification_pk primary key (member_code, class, valid_from),
    constraint member_classification_of_member foreign key (member_code) references member (code),
    constraint member_classification_known check (class in ('LDC', 'SIDS', 'LLDC'))
);

-- Where a Member stands in a programme, e.g. Columbus Programme, phase II.
create table programme_phase (
    id          uuid         not null,
    member_code varchar(3)   not null,
    programme   varchar(60)  not null,
    phase       varchar(60)  not null,
    valid_from  date         not null,
    valid_to    date,
    note        varchar(500) not null default '',
    constraint programme_phase_pk primary key (id),
    constraint programme_phase_of_member foreign key (member_code) references member (code)
);

-- Regional offices, training centres, laboratories, intelligence offices: entities with a seat and a status for a time.
create table regional_entity (
    code    varchar(40)  not null,
    type    varchar(12)  not null,
    region  varchar(10)  not null,
    name    varchar(160) not null,
    constraint regional_entity_pk primary key (code),
    constraint regional_entity_type_known check (type in ('ROCB', 'RTC', 'RILO', 'RCL', 'RDTC', 'VICE_CHAIR'))
);
create table regional_entity_seat (
    entity_code varchar(40)  not null,
    city        varchar(80)  not null,
    country_iso varchar(2)   not null,
    valid_from  date         not null,
    valid_to    date,
    source      varchar(300) not null,
    constraint regional_entity_seat_pk primary key (entity_code, valid_from),
    constraint regional_entity_seat_of_entity foreign key (entity_code) references regional_entity (code)
);
create table regional_entity_status (
    entity_code varchar(40)  not null,
    status      varchar(12)  not null,
    valid_from  date         not null,
    valid_to    date,
    source      varchar(300) not null,
    constraint regional_entity_status_pk primary key (entity_code, valid_from),
    constraint regional_entity_status_of_entity foreign key (entity_code) references regional_entity (code),
    constraint regional_entity_status_known check (status in ('PLANNED', 'OPERATIONAL', 'CLOSED'))
);
create table regional_entity_milestone (
    entity_code varchar(40)  not null,
    milestone   varchar(60)  not null,
    due_on      date         not null,
    reached_on  date,
    source      varchar(300) not null,
    constraint regional_entity_milestone_pk primary key (entity_code, milestone),
    constraint regional_entity_milestone_of_entity foreign key (entity_code) references regional_entity (code)
);

-- Development partners, co-organisers, hosts, observers' organisations.
create table organisation (
    id         uuid         not null,
    version    bigint       not null,
    acronym    varchar(20)  not null,
    name       varchar(160) not null,
    kind       varchar(20)  not null,
    language   varchar(2)   not null,
    constraint organisation_pk primary key (id),
    constraint organisation_acronym_unique unique (acronym),
    constraint organisation_kind_known check (kind in ('PARTNER', 'CO_ORGANISER', 'REGIONAL_ENTITY', 'SECRETARIAT', 'OTHER'))
);

-- Names and contact data of people live here (and in stored originals) and nowhere else.
create table person (
    id              uuid         not null,
    version         bigint       not null,
    family_name     varchar(100) not null,
    given_name      varchar(100) not null,
    sex             varchar(1),
    email           varchar(254),
    birth_date      date,
    language        varchar(2)   not null,
    member_code     varchar(3),
    organisation_id uuid,
    position        varchar(160) not null default '',
    created_at      timestamptz  not null,
    erased_at       timestamptz,
    constraint person_pk primary key (id),
    constraint person_of_member foreign key (member_code) references member (code),
    constraint person_of_organisation foreign key (organisation_id) references organisation (id),
    constraint person_sex_known check (sex in ('F', 'M', 'X'))
);
create index person_by_member on person (member_code, family_name);
create index person_by_email on person (lower(email));

-- Who answers for a Member or an organisation, and since when; without one the Director General's office is written to.
create table focal_point (
    id              uuid        not null,
    member_code     varchar(3),
    organisation_id uuid,
    person_id       uuid        not null,
    valid_from      date        not null,
    valid_to        date,
    constraint focal_point_pk primary key (id),
    constraint focal_point_of_member foreign key (member_code) references member (code),
    constraint focal_point_of_organisation foreign key (organisation_id) references organisation (id),
    constraint focal_point_is_person foreign key (person_id) references person (id),
    constraint focal_point_of_one check ((member_code is null) <> (organisation_id is null))
);
create index focal_point_by_member on focal_point (member_code, valid_from);

-- The Director General's office of a Member: an office address, held as a person row so that erasure finds it too.
create table member_office (
    member_code varchar(3) not null,
    person_id   uuid       not null,
    constraint member_office_pk primary key (member_code),
    constraint member_office_of_member foreign key (member_code) references member (code),
    constraint member_office_is_person foreign key (person_id) references person (id)
);

-- Which state of the reference files this database holds: an unchanged file is not loaded again.
create table reference_data (
    name      varchar(60) not null,
    sha256    varchar(64) not null,
    loaded_at timestamptz not null,
    constraint reference_data_pk primary key (name)
);
