-- What the lines come to, kept with every posting in its own transaction: no reader sums a contribution's whole life (F06).
create table ledger_balance (
    contribution_id  uuid,
    event_id         uuid,
    account          varchar(30) not null,
    category         varchar(12),
    currency         varchar(3)  not null,
    month            date        not null,
    lines            bigint      not null,
    amount_minor     bigint      not null,
    functional_minor bigint      not null,
    constraint ledger_balance_once unique nulls not distinct (contribution_id, month, account, currency, event_id, category),
    constraint ledger_balance_is_first_of_month check (extract(day from month) = 1)
) with (fillfactor = 70);

-- Every way into the lines leads through here. Two who post to one balance wait for each other, in one order.
create function keep_balance() returns trigger language plpgsql as $$
begin
    insert into muster.ledger_balance as b (contribution_id, event_id, account, category, currency, month,
            lines, amount_minor, functional_minor)
    select l.contribution_id, l.event_id, l.account, l.category, l.currency,
           cast(date_trunc('month', e.posted_on) as date) as month,
           count(*), sum(l.amount_minor), sum(l.functional_minor)
      from posted l join muster.journal_entry e on e.id = l.entry_id
     group by l.contribution_id, l.event_id, l.account, l.category, l.currency, date_trunc('month', e.posted_on)
     order by l.contribution_id, 6, l.account, l.currency, l.event_id, l.category
    on conflict on constraint ledger_balance_once do update
       set lines = b.lines + excluded.lines,
           amount_minor = b.amount_minor + excluded.amount_minor,
           functional_minor = b.functional_minor + excluded.functional_minor;
    return null;
end $$;
create trigger journal_line_kept_in_balance after insert on journal_line
    referencing new table as posted for each statement execute function keep_balance();

insert into ledger_balance (contribution_id, event_id, account, category, currency, month, lines, amount_minor, functional_minor)
select l.contribution_id, l.event_id, l.account, l.category, l.currency, cast(date_trunc('month', e.posted_on) as date),
       count(*), sum(l.amount_minor), sum(l.functional_minor)
  from journal_line l join journal_entry e on e.id = l.entry_id
 group by l.contribution_id, l.event_id, l.account, l.category, l.currency, date_trunc('month', e.posted_on);

-- Lines in a currency that is not the contribution's are found by it: they are converted one by one.
drop index journal_line_by_contribution;
create index journal_line_by_contribution on journal_line (contribution_id, currency, account);

-- Each recount of all lines beside the balances kept; what differed then stays on record.
create table balance_check (
    job_run_id     uuid         not null,
    checked_at     timestamptz  not null,
    started_by     varchar(60)  not null,
    lines          bigint       not null,
    balances       bigint       not null,
    differences    bigint       not null,
    kept_sha256    varchar(64)  not null,
    counted_sha256 varchar(64)  not null,
    constraint balance_check_pk primary key (job_run_id),
    constraint balance_check_of_run foreign key (job_run_id) references job_run (id),
    constraint balance_check_equal_or_differs check ((differences = 0) = (kept_sha256 = counted_sha256))
);
create index balance_check_by_time on balance_check (checked_at desc);

create table balance_difference (
    job_run_id               uuid        not null,
    place                    integer     not null,
    contribution_id          uuid,
    event_id                 uuid,
    account                  varchar(30) not null,
    category                 varchar(12),
    currency                 varchar(3)  not null,
    month                    date        not null,
    kept_lines               bigint      not null,
    kept_minor               bigint      not null,
    kept_functional_minor    bigint      not null,
    counted_lines            bigint      not null,
    counted_minor            bigint      not null,
    counted_functional_minor bigint      not null,
    constraint balance_difference_pk primary key (job_run_id, place),
    constraint balance_difference_of_check foreign key (job_run_id) references balance_check (job_run_id)
);

create trigger balance_check_append_only before update or delete or truncate on balance_check
    for each statement execute function refuse_change();
create trigger balance_difference_append_only before update or delete or truncate on balance_difference
    for each statement execute function refuse_change();
