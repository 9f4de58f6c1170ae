-- Whom a donor's statements go to; name, address and language stand in the person's row.
create table donor_contact (
    id         uuid        not null,
    version    bigint      not null,
    donor_id   uuid        not null,
    person_id  uuid        not null,
    valid_from date        not null,
    valid_to   date,
    entered_by varchar(60) not null,
    entered_at timestamptz not null,
    constraint donor_contact_pk primary key (id),
    constraint donor_contact_of_donor foreign key (donor_id) references donor (id),
    constraint donor_contact_is_person foreign key (person_id) references person (id),
    constraint donor_contact_days_in_order check (valid_to is null or valid_from <= valid_to)
);
create index donor_contact_by_donor on donor_contact (donor_id);
