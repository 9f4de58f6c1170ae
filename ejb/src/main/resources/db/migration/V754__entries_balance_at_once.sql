-- What one statement adds to an entry balances by itself, so that whatever stands already need not be read for each line. That the day
-- is looked up by the entry's id for each line keeps the time from growing with the journal, whatever plan is kept for the trigger.
drop trigger journal_entry_balances on journal_line;
create or replace function refuse_unbalanced() returns trigger language plpgsql as $$
declare
    unbalanced uuid;
begin
    select entry_id into unbalanced
      from (select entry_id from posted group by entry_id, currency having sum(amount_minor) <> 0
            union all
            select entry_id from posted group by entry_id having sum(functional_minor) <> 0) e
     limit 1;
    if unbalanced is not null then
        raise exception 'Journal entry % does not balance', unbalanced using errcode = 'check_violation';
    end if;
    return null;
end $$;
create trigger journal_entry_balances after insert on journal_line
    referencing new table as posted for each statement execute function refuse_unbalanced();

create or replace function keep_balance() returns trigger language plpgsql as $$
begin
    insert into muster.ledger_balance as b (contribution_id, event_id, account, category, currency, month,
            lines, amount_minor, functional_minor)
    select l.contribution_id, l.event_id, l.account, l.category, l.currency, l.month,
           count(*), sum(l.amount_minor), sum(l.functional_minor)
      from (select p.*, cast(date_trunc('month', (select e.posted_on from muster.journal_entry e where e.id = p.entry_id)) as date) as month
              from posted p) l
     group by l.contribution_id, l.event_id, l.account, l.category, l.currency, l.month
     order by l.contribution_id, l.month, l.account, l.currency, l.event_id, l.category
    on conflict on constraint ledger_balance_once do update
       set lines = b.lines + excluded.lines,
           amount_minor = b.amount_minor + excluded.amount_minor,
           functional_minor = b.functional_minor + excluded.functional_minor;
    return null;
end $$;
