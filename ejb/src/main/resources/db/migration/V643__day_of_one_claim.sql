-- A day present is paid once at a flat amount too, whoever pays: the days of claims that stand are theirs, the first entered
-- before the others, as many as each claims.
insert into claim_night (person_id, on_night, claim_id)
select q.person_id, q.on_day, q.id
  from (select c.id, c.person_id, c.days_claimed, c.entered_at, p.on_day,
               row_number() over (partition by c.id order by p.on_day) as at
          from claim c
          join (select distinct event_id, person_id, on_day from effective_presence where present) p
            on p.event_id = c.event_id and p.person_id = c.person_id
         where c.entitlement_id is null and c.state <> 'REJECTED') q
 where q.at <= q.days_claimed
 order by q.entered_at, q.id, q.on_day
on conflict do nothing;
