-- What a claim was paid beyond what its person was due is owed back as an advance is, and ages with them. An advance that was paid
-- before the event is still one for each person; a claim may be found overpaid more than once.
alter table advance
    add column claim_id uuid,
    add constraint advance_of_overpaid_claim foreign key (claim_id) references claim (id);
drop index advance_once_per_person_and_event;
create unique index advance_once_per_person_and_event on advance (event_id, person_id) where state <> 'REFUSED' and claim_id is null;
create index advance_by_claim on advance (claim_id) where claim_id is not null;
