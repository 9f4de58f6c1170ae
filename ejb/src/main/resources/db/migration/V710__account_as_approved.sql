-- Where somebody is paid: the account told last by them, under whichever of their rows.
create function told_account(person uuid) returns setof payee_account language sql stable as $$
    select y.*
      from muster.person n
      join muster.person s on coalesce(s.survivor_id, s.id) = coalesce(n.survivor_id, n.id)
      join muster.payee_account y on y.person_id = s.id
     where n.id = person and y.sealed <> ''
     order by y.told_at desc, y.person_id limit 1
$$;

-- Which account a payment was approved to go to: whose row and in which version; empty where nobody had told one, none while it is
-- not approved. What was approved before this column was there says none, too, and goes to the account there is.
alter table payment add column account_told varchar(60);

-- As before, and nor does the account change that was approved.
create or replace function refuse_changed_payment() returns trigger language plpgsql as $$
begin
    if row(old.id, old.list_id, old.position, old.kind, old.document_id, old.currency, old.amount_minor, old.end_to_end_id)
            is distinct from
       row(new.id, new.list_id, new.position, new.kind, new.document_id, new.currency, new.amount_minor, new.end_to_end_id)
       or old.payee <> new.payee and coalesce(current_setting('muster.erasing', true), '') <> 'on'
       or old.account_told is not null and old.account_told is distinct from new.account_told then
        raise exception 'A payment is never changed: take it out' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
