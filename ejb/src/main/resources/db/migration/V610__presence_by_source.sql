-- The last word of each source about a half day: where two differ and no correction decides, people see that they do.
create view presence_by_source as
select distinct on (event_id, person_id, on_day, half, source)
       event_id, person_id, on_day, half, source, present, sheet_id, line_no, reason, recorded_by, recorded_at
  from presence
 order by event_id, person_id, on_day, half, source, seq desc;

create index presence_scanned on presence (event_id, on_day, half, person_id, seq desc) where source = 'SCAN';

-- As before, and which row it is that counts, and whether another source says otherwise.
create or replace view effective_presence as
select distinct on (p.event_id, p.person_id, p.on_day, p.half)
       p.event_id, p.person_id, p.on_day, p.half, p.present, p.source, p.sheet_id, p.line_no, p.reason, p.recorded_by,
       p.recorded_at, p.id,
       p.source <> 'CORRECTION' and exists (
           select 1 from presence_by_source o
            where o.event_id = p.event_id and o.person_id = p.person_id and o.on_day = p.on_day and o.half = p.half
              and o.present <> p.present) as disputed
  from presence p
 order by p.event_id, p.person_id, p.on_day, p.half,
          case p.source when 'CORRECTION' then 0 when 'SHEET' then 1 when 'SCAN' then 2 when 'FACILITATOR' then 3 else 4 end,
          p.seq desc;
