-- What was agreed with the donor later: another amount or other dates, entered by one person and in force once another
-- has approved it; then it keeps what stood before.
create table addendum (
    id                    uuid         not null,
    version               bigint       not null,
    contribution_id       uuid         not null,
    reference             varchar(120) not null,
    agreed_on             date         not null,
    agreed_minor          bigint       not null,
    valid_to              date         not null,
    liquidation_to        date         not null,
    state                 varchar(12)  not null,
    entered_by            varchar(60)  not null,
    entered_at            timestamptz  not null,
    decided_by            varchar(60),
    decided_at            timestamptz,
    agreed_minor_before   bigint,
    valid_to_before       date,
    liquidation_to_before date,
    constraint addendum_pk primary key (id),
    constraint addendum_once unique (contribution_id, reference),
    constraint addendum_of_contribution foreign key (contribution_id) references contribution (id),
    constraint addendum_not_negative check (agreed_minor >= 0),
    constraint addendum_dates_in_order check (valid_to <= liquidation_to),
    constraint addendum_state_known check (state in ('ENTERED', 'APPROVED', 'REFUSED')),
    constraint addendum_four_eyes check (decided_by is null or decided_by <> entered_by),
    constraint addendum_keeps_what_stood check ((state = 'APPROVED') = (agreed_minor_before is not null))
);
