-- Whoever has several rows is there once: what was said of a row that has neither seat nor claim at an event counts for the
-- row of the same person that has. Nothing is written for it, so that persons parted again are as before.

-- The rows of one person, each with each other. Few people have several: all starts from these.
create view same_person as
select id as person_id, survivor_id as other_id from person where survivor_id is not null
union all
select survivor_id, id from person where survivor_id is not null
union all
select a.id, b.id from person a join person b on b.survivor_id = a.survivor_id and b.id <> a.id
 where a.survivor_id is not null and b.survivor_id is not null;

-- Where a row has a seat or claims, and how well it stands for the person there.
create function places_of(someone uuid) returns table (event_id uuid, id uuid, rank integer)
    language sql stable parallel safe rows 3 as $$
    select p.event_id, p.id, case p.role when 'PARTICIPANT' then 0 else 1 end
      from muster.participation p where p.person_id = someone and p.status = 'CONFIRMED'
    union all
    select c.event_id, c.id, 2 from muster.claim c where c.person_id = someone and c.state <> 'REJECTED'
$$;

-- For whom a row counts at an event where it has no place and another row of the same person has.
create view attends_as as
select place.event_id, s.person_id as row_id, s.other_id as person_id
  from same_person s cross join lateral places_of(s.other_id) place
 where place.id = (
       select its.id
         from (select s.person_id as id, 0 as distance union all
               select o.other_id, 1 from same_person o where o.person_id = s.person_id) r
        cross join lateral places_of(r.id) its
        where its.event_id = place.event_id
        order by r.distance, its.rank, its.id limit 1);

-- All that was said of presence, each word under the row that it counts for.
create view counted_presence as
select p.id, p.event_id, p.person_id, p.on_day, p.half, p.present, p.source, p.sheet_id, p.line_no, p.seq, p.reason,
       p.recorded_by, p.recorded_at
  from presence p
 where not exists (select from attends_as a where a.row_id = p.person_id and a.event_id = p.event_id)
union all
select p.id, p.event_id, a.person_id, p.on_day, p.half, p.present, p.source, p.sheet_id, p.line_no, p.seq, p.reason,
       p.recorded_by, p.recorded_at
  from attends_as a join presence p on p.person_id = a.row_id and p.event_id = a.event_id;

create or replace view standing_presence as
select p.* from counted_presence p where not exists (select 1 from sheet_undo u where u.sheet_id = p.sheet_id);
