-- An account is asked for where somebody claims, and where an advance was paid.
create function events_paid_to(people uuid[]) returns setof uuid language sql stable as $$
    select muster.events_claimed_by(people)
    union select event_id from muster.advance where person_id = any (people)
$$;

do $$
declare
    how text;
begin
    foreach how in array array['insert', 'update', 'delete'] loop
        execute format('drop trigger payee_account_%s_is_news on muster.payee_account', how);
        execute format('create trigger payee_account_%s_is_news after %1$s on muster.payee_account referencing %s
                            for each statement execute function note_news(%L)',
            how, case how when 'insert' then 'new table as made' when 'delete' then 'old table as gone'
                      else 'old table as gone new table as made' end,
            'select distinct muster.events_paid_to(array(select person_id from changed union select o.person_id from changed c
                 join muster.payee_account o on o.account_hash = c.account_hash))');
    end loop;
end $$;
