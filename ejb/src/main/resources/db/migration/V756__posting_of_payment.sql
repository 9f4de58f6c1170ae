-- What was posted when a payment was made: its source begins with the document that was paid. The kinds are named literally, as in
-- the index of V752, which is not used otherwise.
create view payment_posting as
select p.list_id, p.state, j.id as journal_entry_id
  from payment p
  join journal_entry j on j.source_kind = p.kind || '_PAYMENT' and left(j.source_id, 36) = cast(p.document_id as text)
   and j.source_kind in ('CLAIM_PAYMENT', 'ADVANCE_PAYMENT', 'COST_PAYMENT');

create or replace view explained_posting as
    select journal_entry_id from bank_explanation where state <> 'ENDED' and journal_entry_id is not null
    union all
    select p.journal_entry_id from bank_explanation_part p join bank_explanation x on x.id = p.explanation_id
     where x.state <> 'ENDED'
    union all
    select p.journal_entry_id from cash_of_list c
      join payment_posting p on p.list_id = c.list_id and p.state = 'BOOKED'
     where c.is_even
       and not exists (select from journal_entry r where r.corrects = p.journal_entry_id and r.source_kind = 'REVERSAL');
