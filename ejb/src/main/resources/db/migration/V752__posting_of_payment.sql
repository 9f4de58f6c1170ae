-- The postings of what a list paid are sought by the document they pay, which heads their source. Only named literally, as in the index,
-- do their kinds let it be used.
create index journal_entry_by_payment on journal_entry (left(source_id, 36))
    where source_kind in ('CLAIM_PAYMENT', 'ADVANCE_PAYMENT', 'COST_PAYMENT');

create or replace view explained_posting as
    select journal_entry_id from bank_explanation where state <> 'ENDED' and journal_entry_id is not null
    union all
    select p.journal_entry_id from bank_explanation_part p join bank_explanation x on x.id = p.explanation_id
     where x.state <> 'ENDED'
    union all
    select j.id from cash_of_list c
      join payment p on p.list_id = c.list_id and p.state = 'BOOKED'
      join journal_entry j on j.source_kind = p.kind || '_PAYMENT' and left(j.source_id, 36) = cast(p.document_id as text)
       and j.source_kind in ('CLAIM_PAYMENT', 'ADVANCE_PAYMENT', 'COST_PAYMENT')
     where c.is_even
       and not exists (select from journal_entry r where r.corrects = j.id and r.source_kind = 'REVERSAL');
