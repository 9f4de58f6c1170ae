-- Double entry, append-only. Amounts are minor units; debit is positive, credit negative.

create table ledger_period (
    month date        not null,
    state varchar(12) not null,
    constraint ledger_period_pk primary key (month),
    constraint ledger_period_is_first_of_month check (extract(day from month) = 1),
    constraint ledger_period_state_known check (state in ('OPEN', 'SOFT_CLOSED', 'CLOSED'))
);

create table exchange_rate (
    currency       varchar(3)     not null,
    effective_from date           not null,
    -- Units of this currency for one euro.
    per_euro       numeric(24, 10) not null,
    source         varchar(40)    not null,
    constraint exchange_rate_pk primary key (currency, effective_from),
    constraint exchange_rate_positive check (per_euro > 0)
);

create table journal_entry (
    id          uuid         not null,
    source_kind varchar(30)  not null,
    source_id   varchar(80)  not null,
    posted_on   date         not null,
    description varchar(250) not null,
    corrects    uuid,
    recorded_by varchar(60)  not null,
    recorded_at timestamptz  not null,
    constraint journal_entry_pk primary key (id),
    -- The same source document posts once, however often it is presented.
    constraint journal_entry_once_per_source unique (source_kind, source_id),
    constraint journal_entry_corrects foreign key (corrects) references journal_entry (id)
);

create table journal_line (
    entry_id         uuid        not null,
    line_no          integer     not null,
    account          varchar(30) not null,
    contribution_id  uuid,
    event_id         uuid,
    category         varchar(12),
    sub_line         varchar(40) not null default '',
    currency         varchar(3)  not null,
    amount_minor     bigint      not null,
    functional_minor bigint      not null,
    per_euro         numeric(24, 10),
    rate_source      varchar(40),
    constraint journal_line_pk primary key (entry_id, line_no),
    constraint journal_line_of_entry foreign key (entry_id) references journal_entry (id),
    constraint journal_line_account_known check (account in ('BANK', 'RECEIVABLE', 'ADVANCE', 'PAYABLE', 'INCOME_CONTRIBUTION',
        'INCOME_INTEREST', 'INCOME_FX', 'EXPENSE', 'FUND_BALANCE')),
    constraint journal_line_category_known check (category in ('AIR', 'DSA', 'TERM', 'VISA_INS', 'VENUE', 'CATERING', 'INTERP',
        'TRANSL', 'EXPERT', 'MATERIAL', 'PSC', 'OTHER'))
);
create index journal_line_by_contribution on journal_line (contribution_id, account);
create index journal_line_by_event on journal_line (event_id);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'Rows of % are never changed or deleted: correct them by a new row', tg_table_name
        using errcode = 'restrict_violation';
end $$;
create trigger journal_entry_append_only before update or delete or truncate on journal_entry
    for each statement execute function refuse_change();
create trigger journal_line_append_only before update or delete or truncate on journal_line
    for each statement execute function refuse_change();
create trigger audit_entry_append_only before update or delete or truncate on audit_entry
    for each statement execute function refuse_change();

-- Checked when the transaction commits: an entry balances per currency and in euro.
create function refuse_unbalanced() returns trigger language plpgsql as $$
begin
    if exists (select 1 from muster.journal_line where entry_id = new.entry_id group by currency having sum(amount_minor) <> 0)
       or (select sum(functional_minor) from muster.journal_line where entry_id = new.entry_id) <> 0 then
        raise exception 'Journal entry % does not balance', new.entry_id using errcode = 'check_violation';
    end if;
    return null;
end $$;
create constraint trigger journal_entry_balances after insert on journal_line
    deferrable initially deferred for each row execute function refuse_unbalanced();
