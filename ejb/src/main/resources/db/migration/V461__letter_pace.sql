-- How much of a limit of letters a minute is used up, of the relay ('') or of one domain of addressees;
-- shared by all servers on this database.
create table letter_pace (
    domain     varchar(255) not null,
    used_until timestamptz  not null,
    constraint letter_pace_pk primary key (domain)
);
