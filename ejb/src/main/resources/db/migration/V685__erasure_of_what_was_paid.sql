-- Whom a payment went to is never changed, but for an erasure, which takes the name out.
create or replace function refuse_changed_payment() returns trigger language plpgsql as $$
begin
    if row(old.id, old.list_id, old.position, old.kind, old.document_id, old.currency, old.amount_minor, old.end_to_end_id)
            is distinct from
       row(new.id, new.list_id, new.position, new.kind, new.document_id, new.currency, new.amount_minor, new.end_to_end_id)
       or old.payee <> new.payee and coalesce(current_setting('muster.erasing', true), '') <> 'on' then
        raise exception 'A payment is never changed: take it out' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;

-- A name taken out of a case's evidence is no change of the case.
create or replace function tell_exceptions_changed() returns trigger language plpgsql as $$
begin
    if current_setting('muster.erasing', true) = 'on' then
        return null;
    end if;
    insert into muster.exception_change (exception_id, kind, run_id, at, currency, at_risk_minor, evidence)
    select n.id, case when n.state = 'CORRECTED' then 'CORRECTED' when o.state <> 'OPEN' then 'REOPENED' else 'CHANGED' end,
           n.last_run, now(), n.currency, n.at_risk_minor, n.evidence
      from now_so n join before_that o on o.id = n.id
     where n.settled_by is null
       and (n.state, n.subject_id, n.other_person_id, n.at_risk_minor, n.evidence)
           is distinct from (o.state, o.subject_id, o.other_person_id, o.at_risk_minor, o.evidence)
     order by n.id;
    return null;
end $$;
