-- Cash is drawn for a list before anybody signs for it, and what nobody signed for is brought back: an entry of a bank may be the cash of
-- a list. It posts nothing; what was handed out is posted.
alter table bank_explanation
    add column payment_list_id uuid,
    add constraint bank_explanation_of_list foreign key (payment_list_id) references payment_list (id),
    drop constraint bank_explanation_kind_known,
    add constraint bank_explanation_kind_known check (kind in ('POSTED', 'CASH', 'OTHER')),
    add constraint bank_explanation_names_its_list check ((kind = 'CASH') = (payment_list_id is not null));
create index bank_explanation_by_list on bank_explanation (payment_list_id) where state <> 'ENDED';

-- What banks moved for a list of cash, drawn below nothing, and what was handed out of it. They make the same once all of it is told.
create view cash_of_list as
select l.id as list_id, l.state, cast(m.minor as bigint) as moved_minor, cast(h.minor as bigint) as handed_minor,
       l.state = 'BOOKED' and m.entries > 0 and m.minor = -h.minor as is_even
  from payment_list l
  cross join lateral (
      select count(*) as entries, coalesce(sum(b.amount_minor), 0) as minor
        from bank_explanation x join bank_entry b on b.id = x.entry_id
       where x.payment_list_id = l.id and x.state <> 'ENDED') m
  cross join lateral (
      select coalesce(sum(p.amount_minor), 0) as minor from payment p where p.list_id = l.id and p.state = 'BOOKED') h
 where l.kind = 'CASH';

-- As before, and what was handed out of a list whose cash is all told; not what was taken back since.
create or replace view explained_posting as
    select journal_entry_id from bank_explanation where state <> 'ENDED' and journal_entry_id is not null
    union all
    select p.journal_entry_id from bank_explanation_part p join bank_explanation x on x.id = p.explanation_id
     where x.state <> 'ENDED'
    union all
    select j.id from cash_of_list c
      join payment p on p.list_id = c.list_id and p.state = 'BOOKED'
      join journal_entry j on j.source_kind = p.kind || '_PAYMENT' and left(j.source_id, 36) = cast(p.document_id as text)
     where c.is_even
       and not exists (select from journal_entry r where r.corrects = j.id and r.source_kind = 'REVERSAL');
