-- A job compares one event or all that are due: a run for each, in the order in which they are compared.
alter table reconciliation_run
    add column seq       integer not null default 0,
    -- Its facts were those compared last: they are not kept again.
    add column unchanged boolean not null default false;

update reconciliation_run r set unchanged = true
 where ended_at is not null and facts_hash <> '' and items > 0
   and not exists (select from reconciliation_fact f where f.run_id = r.id);

create index reconciliation_run_of_job on reconciliation_run (job_run_id, seq);
create index reconciliation_run_of_event_latest on reconciliation_run (event_id, started_at desc);
