-- Which event or contribution a run is about, as the job's owner said when it was started: who may see it is asked of the
-- row. What is about neither is for those without a limit, and for whoever started it.
alter table job_run add column event_id uuid;
alter table job_run add column region varchar(10);
alter table job_run add column contribution_id uuid;

update job_run r set event_id = e.id, region = e.region
  from capacity_event e where r.job = 'reconcile-attendance' and r.subject = cast(e.id as varchar);
update job_run r set event_id = e.id, region = e.region
  from attendance_sheet s join capacity_event e on e.id = s.event_id
 where r.job = 'attendance-import' and r.subject = cast(s.id as varchar);
update job_run r set contribution_id = c.id
  from contribution c where r.job = 'donor-statements' and r.subject like '%/%/' || cast(c.id as varchar);
