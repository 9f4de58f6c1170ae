-- A run that goes on for another begins with what that one had done: its pace is reckoned from there on.
alter table job_run add column items_before bigint not null default 0;

-- Whether a run went on already is asked of every run on a list.
create index job_run_went_on on job_run (restart_of) where restart_of is not null;
