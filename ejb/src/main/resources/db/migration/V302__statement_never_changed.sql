-- A version's state moves on; what it told, over which inputs and for whom, never changes, and its certificate stays.
create function refuse_changed_statement() returns trigger language plpgsql as $$
begin
    if tg_op <> 'UPDATE' then
        raise exception 'Versions of a statement are never deleted' using errcode = 'restrict_violation';
    end if;
    if (new.id, new.contribution_id, new.period_from, new.period_to, new.statement_version, new.figures, new.sha256,
            new.job_run_id, new.produced_by, new.produced_at)
       is distinct from (old.id, old.contribution_id, old.period_from, old.period_to, old.statement_version, old.figures,
            old.sha256, old.job_run_id, old.produced_by, old.produced_at)
       or old.certified_at is not null
          and (new.certified_by, new.certified_at) is distinct from (old.certified_by, old.certified_at) then
        raise exception 'A version of a statement is never changed: make the next one' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger donor_statement_never_changed before update or delete on donor_statement
    for each row execute function refuse_changed_statement();
create trigger donor_statement_never_truncated before truncate on donor_statement
    for each statement execute function refuse_change();
