-- Postings of the days that statements are here for, which no entry of a bank is matched to. What a posting and its
-- reversal moved is nothing where the bank saw neither.
create view unseen_posting as
select e.id, e.posted_on, e.source_kind, e.description, cast(sum(l.amount_minor) as bigint) as amount_minor, l.currency
  from journal_entry e
  join journal_line l on l.entry_id = e.id and l.account = 'BANK'
  join (select currency, min(opening_on) as since, max(closing_on) as until
          from bank_statement group by currency) k on k.currency = l.currency
 where e.posted_on > k.since and e.posted_on <= k.until
   and e.source_kind in ('INSTALMENT', 'COST_PAYMENT', 'COST_DOCUMENT', 'CLAIM_PAYMENT', 'CASH_DOCUMENT', 'REVERSAL')
   and not exists (select 1 from bank_explanation x
       where x.journal_entry_id = e.id and x.state <> 'ENDED')
   and not exists (select 1 from journal_entry r
       where (r.corrects = e.id and r.source_kind = 'REVERSAL' or r.id = e.corrects and e.source_kind = 'REVERSAL')
         and not exists (select 1 from bank_explanation x
             where x.journal_entry_id = r.id and x.state <> 'ENDED'))
 group by e.id, e.posted_on, e.source_kind, e.description, l.currency
having sum(l.amount_minor) <> 0;
