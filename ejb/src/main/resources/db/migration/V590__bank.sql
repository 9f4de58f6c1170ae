-- The house's own accounts at banks, what their statements say, and nothing a statement did not say.
create table bank_account (
    id        uuid         not null,
    version   bigint       not null,
    name      varchar(120) not null,
    number    varchar(34)  not null,
    currency  varchar(3)   not null,
    active    boolean      not null,
    opened_by varchar(60)  not null,
    opened_at timestamptz  not null,
    constraint bank_account_pk primary key (id),
    constraint bank_account_once unique (number, currency),
    constraint bank_account_number_plain check (number = upper(number) and number <> '' and number !~ '\s')
);

-- A file as it came; one file may hold several statements.
create table bank_file (
    id          uuid         not null,
    sha256      varchar(64)  not null,
    file_name   varchar(250) not null,
    content     bytea        not null,
    imported_by varchar(60)  not null,
    imported_at timestamptz  not null,
    constraint bank_file_pk primary key (id),
    constraint bank_file_once unique (sha256)
);

create table bank_statement (
    id            uuid        not null,
    file_id       uuid        not null,
    account_id    uuid        not null,
    format        varchar(20) not null,
    statement_no  varchar(35) not null,
    page_no       integer     not null,
    currency      varchar(3)  not null,
    opening_on    date        not null,
    opening_minor bigint      not null,
    closing_on    date        not null,
    closing_minor bigint      not null,
    not_booked    integer     not null,
    fingerprint   varchar(64) not null,
    constraint bank_statement_pk primary key (id),
    constraint bank_statement_of_file foreign key (file_id) references bank_file (id),
    constraint bank_statement_of_account foreign key (account_id) references bank_account (id),
    constraint bank_statement_once unique (account_id, statement_no, page_no),
    constraint bank_statement_says_it_once unique (account_id, fingerprint)
);

-- Credits are positive. A batch whose details add up is kept detail by detail, numbered from 1; what is one entry has 0.
create table bank_entry (
    id                   uuid         not null,
    statement_id         uuid         not null,
    entry_no             integer      not null,
    detail_no            integer      not null,
    amount_minor         bigint       not null,
    currency             varchar(3)   not null,
    reversal             boolean      not null,
    booked_on            date         not null,
    value_on             date,
    end_to_end_id        varchar(35)  not null,
    servicer_reference   varchar(35)  not null,
    remittance           text         not null,
    counterparty         varchar(140) not null,
    counterparty_account varchar(34)  not null,
    constraint bank_entry_pk primary key (id),
    constraint bank_entry_of_statement foreign key (statement_id) references bank_statement (id),
    constraint bank_entry_numbered unique (statement_id, entry_no, detail_no)
);

create trigger bank_file_append_only before update or delete or truncate on bank_file
    for each statement execute function refuse_change();
create trigger bank_statement_append_only before update or delete or truncate on bank_statement
    for each statement execute function refuse_change();
create trigger bank_entry_append_only before update or delete or truncate on bank_entry
    for each statement execute function refuse_change();

-- Opening and entries make the closing; asked when the transaction ends, for entries follow their statement.
create function bank_statement_adds_up() returns trigger language plpgsql as $$
begin
    if new.opening_minor + coalesce((select sum(amount_minor) from muster.bank_entry where statement_id = new.id), 0)
            <> new.closing_minor then
        raise exception 'Statement % does not add up', new.id using errcode = 'check_violation';
    end if;
    return null;
end $$;
create constraint trigger bank_statement_adds_up after insert on bank_statement
    deferrable initially deferred for each row execute function bank_statement_adds_up();
