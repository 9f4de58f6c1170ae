-- Where presence of a row counts for another row of the same person. Kept as a table: asked of a view, each event looked through all who
-- have several rows. It follows persons, seats and claims by triggers and says nothing that these do not say.
create table row_attends_as (
    event_id  uuid not null,
    row_id    uuid not null,
    person_id uuid not null,
    constraint attends_as_pk primary key (event_id, row_id),
    constraint attends_as_event foreign key (event_id) references capacity_event (id) on delete cascade,
    constraint attends_as_row foreign key (row_id) references person (id) on delete cascade,
    constraint attends_as_person foreign key (person_id) references person (id) on delete cascade
);
create index attends_as_by_row on row_attends_as (row_id);
create index attends_as_by_person on row_attends_as (person_id);

create or replace view counted_presence as
select p.id, p.event_id, p.person_id, p.on_day, p.half, p.present, p.source, p.sheet_id, p.line_no, p.seq, p.reason,
       p.recorded_by, p.recorded_at
  from presence p
 where not exists (select from row_attends_as a where a.row_id = p.person_id and a.event_id = p.event_id)
union all
select p.id, p.event_id, a.person_id, p.on_day, p.half, p.present, p.source, p.sheet_id, p.line_no, p.seq, p.reason,
       p.recorded_by, p.recorded_at
  from row_attends_as a join presence p on p.person_id = a.row_id and p.event_id = a.event_id;

drop view attends_as;
drop function places_of(uuid);
drop view same_person;
alter table row_attends_as rename to attends_as;

-- Who stands best for a person at an event: a participant, then any other seat, then whoever claims.
create function follow_attends_as(root uuid, at_event uuid) returns void language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtextextended(root::text, 750));
    with same as materialized (
        select root as id union select id from muster.person where survivor_id = root),
    place as materialized (
        select p.event_id, p.person_id as id, case p.role when 'PARTICIPANT' then 0 else 1 end as rank
          from same join muster.participation p on p.person_id = same.id
         where p.status = 'CONFIRMED' and (at_event is null or p.event_id = at_event)
        union all
        select c.event_id, c.person_id, 2
          from same join muster.claim c on c.person_id = same.id
         where c.state <> 'REJECTED' and (at_event is null or c.event_id = at_event)),
    best as (select distinct on (event_id) event_id, id from place order by event_id, rank, id),
    wanted as materialized (
        select best.event_id, same.id as row_id, best.id as person_id from best cross join same
         where not exists (select from place where place.event_id = best.event_id and place.id = same.id)),
    gone as (
        delete from muster.attends_as a using same
         where a.row_id = same.id and (at_event is null or a.event_id = at_event)
           and not exists (select from wanted w where w.event_id = a.event_id and w.row_id = a.row_id))
    insert into muster.attends_as as known (event_id, row_id, person_id)
    select event_id, row_id, person_id from wanted
    on conflict (event_id, row_id) do update set person_id = excluded.person_id
     where known.person_id <> excluded.person_id;
end $$;

-- Persons are joined or parted: nobody gets a seat or claims for one of them meanwhile.
create function persons_attend_as() returns trigger language plpgsql as $$
declare
    root uuid;
begin
    for root in
        select distinct coalesce(n.survivor_id, n.id) from muster.person n where n.id in (old.id, old.survivor_id, new.survivor_id)
         order by 1
    loop
        perform from muster.person where id = root or survivor_id = root order by id for update;
        perform muster.follow_attends_as(root, null);
    end loop;
    return null;
end $$;
create trigger person_attends_as after update on person
    for each row when (old.survivor_id is distinct from new.survivor_id) execute function persons_attend_as();

-- A seat or claim comes or goes. Whoever joins persons holds their rows: that is waited for and seen.
create function place_attends_as() returns trigger language plpgsql as $$
declare
    place record;
    root  uuid;
begin
    foreach place in array case tg_op when 'INSERT' then array[new] when 'DELETE' then array[old] else array[old, new] end loop
        perform from muster.person where id = place.person_id for key share;
        select coalesce(n.survivor_id, n.id) into root from muster.person n where n.id = place.person_id;
        if exists (select from muster.person where survivor_id = root) then
            perform muster.follow_attends_as(root, place.event_id);
        end if;
    end loop;
    return null;
end $$;
create trigger participation_attends_as after insert or delete on participation
    for each row execute function place_attends_as();
create trigger participation_change_attends_as after update on participation
    for each row when ((old.event_id, old.person_id, old.status, old.role) is distinct from (new.event_id, new.person_id, new.status, new.role))
    execute function place_attends_as();
create trigger claim_attends_as after insert or delete on claim
    for each row execute function place_attends_as();
create trigger claim_change_attends_as after update on claim
    for each row when ((old.event_id, old.person_id, old.state = 'REJECTED') is distinct from (new.event_id, new.person_id, new.state = 'REJECTED'))
    execute function place_attends_as();

do $$
declare
    root uuid;
begin
    for root in select distinct survivor_id from muster.person where survivor_id is not null loop
        perform muster.follow_attends_as(root, null);
    end loop;
end $$;
