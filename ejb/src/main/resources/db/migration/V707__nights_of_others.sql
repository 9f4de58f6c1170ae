-- Nights and days of a stay that another claim has: they are not due again.
alter table entitlement add column nights_of_others date[] not null default '{}';
alter table entitlement disable trigger entitlement_append_only;
update entitlement set nights_of_others = array(
    select cast(night as date) from regexp_split_to_table((regexp_match(facts, '\ntaken ([0-9 -]+)'))[1], ' ') as night
     where night in (select regexp_split_to_table((regexp_match(facts, '\npresent ([0-9 -]+)'))[1], ' ')) order by 1)
 where facts ~ '\ntaken [0-9]' and facts ~ '\npresent [0-9]';
alter table entitlement enable trigger entitlement_append_only;

-- The nights an allowance was claimed for, each by the day it follows: those that are the claim's alone and, at a flat amount,
-- as many more days present as were claimed beside them: another claim has these.
create or replace view night_claimed as
select n.claim_id, c.person_id, c.event_id, n.on_night
  from claim_night n join claim c on c.id = n.claim_id
union all
select c.id, c.person_id, c.event_id, d.on_day
  from claim c
  join allowance_scheme s on s.id = c.scheme_id and s.version_id is null
  cross join lateral (
      select p.on_day, row_number() over (order by p.on_day) as at
        from (select distinct h.on_day from effective_presence h
               where h.event_id = c.event_id and h.person_id = c.person_id and h.present) p
       where not exists (select from claim_night t where t.claim_id = c.id and t.on_night = p.on_day)) d
 where c.state <> 'REJECTED' and d.at <= c.days_claimed - (select count(*) from claim_night t where t.claim_id = c.id);
