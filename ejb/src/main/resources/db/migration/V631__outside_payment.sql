-- What another system paid for events here: facts to compare with, never posted. Files are kept as they came; one of which
-- nothing was good may come again.
create table outside_file (
    id         uuid         not null,
    sha256     varchar(64)  not null,
    file_name  varchar(250) not null,
    content    bytea        not null,
    taken_by   varchar(60)  not null,
    taken_at   timestamptz  not null,
    lines_good integer      not null,
    lines_bad  integer      not null,
    constraint outside_file_pk primary key (id),
    constraint outside_file_counted check (lines_good >= 0 and lines_bad >= 0)
);
create unique index outside_file_once on outside_file (sha256) where lines_good > 0;

create table outside_file_error (
    file_id     uuid         not null,
    line_no     integer      not null,
    column_name varchar(60)  not null,
    value       varchar(500) not null,
    -- A text's key and its arguments, told in the reader's language.
    reason      varchar(500) not null,
    constraint outside_file_error_pk primary key (file_id, line_no),
    constraint outside_file_error_of_file foreign key (file_id) references outside_file (id)
);

create table outside_payment (
    id            uuid         not null,
    file_id       uuid         not null,
    line_no       integer      not null,
    event_id      uuid         not null,
    category      varchar(16)  not null,
    person_id     uuid,
    supplier      varchar(160) not null,
    document_no   varchar(80)  not null,
    ticket_no     varchar(80)  not null,
    end_to_end_id varchar(80)  not null,
    currency      varchar(3)   not null,
    amount_minor  bigint       not null,
    paid_on       date         not null,
    -- Nights it pays for, each by the day it follows.
    first_night   date,
    last_night    date,
    constraint outside_payment_pk primary key (id),
    constraint outside_payment_of_line unique (file_id, line_no),
    constraint outside_payment_of_file foreign key (file_id) references outside_file (id),
    constraint outside_payment_for_event foreign key (event_id) references capacity_event (id),
    constraint outside_payment_for_person foreign key (person_id) references person (id),
    constraint outside_payment_to_somebody check (person_id is not null or supplier <> ''),
    constraint outside_payment_has_a_number check (document_no <> '' or ticket_no <> '' or end_to_end_id <> ''),
    constraint outside_payment_positive check (amount_minor > 0),
    constraint outside_payment_nights_in_order check ((first_night is null) = (last_night is null)
        and first_night <= last_night)
);
create index outside_payment_of_event on outside_payment (event_id);
create index outside_payment_of_person on outside_payment (person_id) where person_id is not null;
create index outside_payment_by_document on outside_payment (lower(document_no)) where document_no <> '';
create index outside_payment_by_ticket on outside_payment (lower(ticket_no)) where ticket_no <> '';
create index outside_payment_by_end_to_end on outside_payment (lower(end_to_end_id)) where end_to_end_id <> '';

-- What each agreement bore of it, as the other system says: it may be more than the payment.
create table outside_share (
    payment_id      uuid   not null,
    contribution_id uuid   not null,
    amount_minor    bigint not null,
    constraint outside_share_pk primary key (payment_id, contribution_id),
    constraint outside_share_of_payment foreign key (payment_id) references outside_payment (id),
    constraint outside_share_of_contribution foreign key (contribution_id) references contribution (id),
    constraint outside_share_positive check (amount_minor > 0)
);
create index outside_share_by_contribution on outside_share (contribution_id);

create trigger outside_file_append_only before update or delete or truncate on outside_file
    for each statement execute function refuse_change();
create trigger outside_file_error_append_only before update or delete or truncate on outside_file_error
    for each statement execute function refuse_change();
create trigger outside_payment_append_only before update or delete or truncate on outside_payment
    for each statement execute function refuse_change();
create trigger outside_share_append_only before update or delete or truncate on outside_share
    for each statement execute function refuse_change();
