-- A rejected claim may be followed by a right one: one claim that stands, not one claim ever.
alter table claim drop constraint claim_once_per_person;
create unique index claim_once_per_person on claim (event_id, person_id) where state <> 'REJECTED';
