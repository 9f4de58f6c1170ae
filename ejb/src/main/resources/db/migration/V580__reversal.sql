-- What was posted and taken back says so: a cost and a movement of cash are REVERSED, an instalment whose money went back is
-- due again, a claim whose posting went back is rejected.
alter table cost_document drop constraint cost_document_state_known;
alter table cost_document add constraint cost_document_state_known check (state in ('ENTERED', 'APPROVED', 'REFUSED', 'REVERSED'));
alter table cash_document drop constraint cash_document_state_known;
alter table cash_document add constraint cash_document_state_known check (state in ('ENTERED', 'APPROVED', 'REFUSED', 'REVERSED'));

-- A document that was taken back may be entered again, under its own number.
alter table cost_document drop constraint cost_document_once;
create unique index cost_document_once on cost_document (supplier, document_no) where state <> 'REVERSED';

-- What goes back to a donor for want of a condition names the instalment it came as.
alter table cash_document add column instalment_id uuid;
alter table cash_document add constraint cash_document_of_instalment foreign key (instalment_id) references instalment (id);
alter table cash_document add constraint cash_document_returned_names_instalment check (instalment_id is null or kind = 'RETURNED');

create temporary table reversed on commit drop as
    select e.source_kind, e.source_id from journal_entry e
     where exists (select 1 from journal_entry r where r.corrects = e.id and r.source_kind = 'REVERSAL');

update cost_document set state = 'REVERSED'
 where state = 'APPROVED' and id::text in (select source_id from reversed where source_kind = 'COST_DOCUMENT');
update cost_document set paid_on = null, from_advance = false
 where id::text in (select source_id from reversed where source_kind = 'COST_PAYMENT');
update cash_document set state = 'REVERSED'
 where state = 'APPROVED' and id::text in (select source_id from reversed where source_kind = 'CASH_DOCUMENT');
update claim set state = 'REJECTED', payable_minor = 0, refused_minor = amount_minor
 where state in ('RECONCILED', 'APPROVED') and id::text in (select left(source_id, 36) from reversed where source_kind = 'CLAIM');
update claim set state = 'APPROVED', paid_on = null
 where state = 'PAID' and id::text in (select source_id from reversed where source_kind = 'CLAIM_PAYMENT');
update instalment set met_on = null, met_by = null, met_evidence = null
 where id::text in (select source_id from reversed where source_kind = 'CONDITION');

-- A return of which only one instalment can be meant is its.
update cash_document d set instalment_id = i.id
  from instalment i
 where d.kind = 'RETURNED' and d.state = 'APPROVED' and i.contribution_id = d.contribution_id and i.amount_minor = d.amount_minor
   and i.state = 'RECEIVED' and i.met_on is null
   and (select count(*) from instalment o where o.contribution_id = d.contribution_id and o.amount_minor = d.amount_minor
           and o.state = 'RECEIVED' and o.met_on is null) = 1
   and (select count(*) from cash_document o where o.contribution_id = d.contribution_id and o.amount_minor = d.amount_minor
           and o.kind = 'RETURNED' and o.state = 'APPROVED') = 1;
update instalment set state = 'SCHEDULED', received_on = null, received_by = null
 where state = 'RECEIVED' and met_on is null
   and (id::text in (select source_id from reversed where source_kind = 'INSTALMENT')
     or id in (select instalment_id from cash_document));
