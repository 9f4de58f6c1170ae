-- What is paid in one go out of one account of the house, or in cash at an event: prepared by one person, approved by another,
-- sent, and then as it was sent.
create table payment_list (
    id          uuid        not null,
    version     bigint      not null,
    list_no     varchar(20) not null,
    kind        varchar(4)  not null,
    account_id  uuid        not null,
    -- The event at which cash is paid out.
    event_id    uuid,
    currency    varchar(3)  not null,
    state       varchar(10) not null,
    prepared_by varchar(60) not null,
    prepared_at timestamptz not null,
    approved_by varchar(60),
    approved_at timestamptz,
    sent_by     varchar(60),
    sent_at     timestamptz,
    constraint payment_list_pk primary key (id),
    constraint payment_list_no_unique unique (list_no),
    constraint payment_list_from_account foreign key (account_id) references bank_account (id),
    constraint payment_list_at_event foreign key (event_id) references capacity_event (id),
    constraint payment_list_kind_known check (kind in ('BANK', 'CASH')),
    constraint payment_list_cash_at_an_event check ((kind = 'CASH') = (event_id is not null)),
    constraint payment_list_state_known check (state in ('PREPARED', 'APPROVED', 'SENT', 'BOOKED', 'CANCELLED')),
    constraint payment_list_four_eyes check (approved_by is null or approved_by <> prepared_by),
    constraint payment_list_approved_before_sent check (state not in ('APPROVED', 'SENT', 'BOOKED') or approved_by is not null),
    constraint payment_list_sent_by_somebody check ((state in ('SENT', 'BOOKED')) = (sent_by is not null))
);
create sequence payment_list_number;

-- One thing that is paid: an approved claim, advance or cost.
create table payment (
    id            uuid         not null,
    version       bigint       not null,
    list_id       uuid         not null,
    position      integer      not null,
    kind          varchar(8)   not null,
    document_id   uuid         not null,
    reference     varchar(60)  not null,
    payee         varchar(160) not null,
    currency      varchar(3)   not null,
    amount_minor  bigint       not null,
    end_to_end_id varchar(35)  not null,
    state         varchar(10)  not null,
    booked_on     date,
    constraint payment_pk primary key (id),
    constraint payment_of_list foreign key (list_id) references payment_list (id),
    constraint payment_position_once unique (list_id, position),
    constraint payment_end_to_end_once unique (end_to_end_id),
    constraint payment_kind_known check (kind in ('CLAIM', 'ADVANCE', 'COST')),
    constraint payment_state_known check (state in ('LISTED', 'BOOKED', 'RETURNED', 'TAKEN_OUT')),
    constraint payment_positive check (amount_minor > 0),
    constraint payment_booked_on_a_day check ((booked_on is not null) = (state in ('BOOKED', 'RETURNED')))
);
create unique index payment_once_in_a_live_list on payment (kind, document_id) where state = 'LISTED';
create index payment_of_document on payment (document_id);

-- A list as it was sent.
create table payment_file (
    list_id uuid        not null,
    format  varchar(4)  not null,
    content bytea       not null,
    sha256  varchar(64) not null,
    constraint payment_file_pk primary key (list_id, format),
    constraint payment_file_of_list foreign key (list_id) references payment_list (id),
    constraint payment_file_format_known check (format in ('CSV', 'XLSX'))
);
create trigger payment_file_append_only before update or delete or truncate on payment_file
    for each statement execute function refuse_change();

-- What was approved is paid as it was approved: whom, what, how much and under which id never change.
create function refuse_changed_payment() returns trigger language plpgsql as $$
begin
    if row(old.id, old.list_id, old.position, old.kind, old.document_id, old.payee, old.currency, old.amount_minor, old.end_to_end_id)
            is distinct from
       row(new.id, new.list_id, new.position, new.kind, new.document_id, new.payee, new.currency, new.amount_minor, new.end_to_end_id) then
        raise exception 'A payment is never changed: take it out' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger payment_never_changed before update on payment
    for each row execute function refuse_changed_payment();
create trigger payment_never_deleted before delete or truncate on payment
    for each statement execute function refuse_change();

-- A bank books a whole list as one entry: the postings of its other payments, beside the explanation's own.
create table bank_explanation_part (
    explanation_id   uuid not null,
    journal_entry_id uuid not null,
    constraint bank_explanation_part_pk primary key (explanation_id, journal_entry_id),
    constraint bank_explanation_part_of_explanation foreign key (explanation_id) references bank_explanation (id),
    constraint bank_explanation_part_by_posting foreign key (journal_entry_id) references journal_entry (id)
);
create index bank_explanation_part_by_posting on bank_explanation_part (journal_entry_id);
create trigger bank_explanation_part_append_only before update or delete or truncate on bank_explanation_part
    for each statement execute function refuse_change();

-- Postings that an entry of a bank is matched to.
create view explained_posting as
    select journal_entry_id from bank_explanation where state <> 'ENDED' and journal_entry_id is not null
    union all
    select p.journal_entry_id from bank_explanation_part p join bank_explanation x on x.id = p.explanation_id
     where x.state <> 'ENDED';

-- As before, where an entry may be matched to several postings, and of advances too.
create or replace view unseen_posting as
select e.id, e.posted_on, e.source_kind, e.description, cast(sum(l.amount_minor) as bigint) as amount_minor, l.currency
  from journal_entry e
  join journal_line l on l.entry_id = e.id and l.account = 'BANK'
  join (select currency, min(opening_on) as since, max(closing_on) as until
          from bank_statement group by currency) k on k.currency = l.currency
 where e.posted_on > k.since and e.posted_on <= k.until
   and e.source_kind in ('INSTALMENT', 'COST_PAYMENT', 'COST_DOCUMENT', 'CLAIM_PAYMENT', 'CASH_DOCUMENT', 'ADVANCE_PAYMENT',
       'ADVANCE_RECEIPT', 'REVERSAL')
   and not exists (select 1 from explained_posting x where x.journal_entry_id = e.id)
   and not exists (select 1 from journal_entry r
       where (r.corrects = e.id and r.source_kind = 'REVERSAL' or r.id = e.corrects and e.source_kind = 'REVERSAL')
         and not exists (select 1 from explained_posting x where x.journal_entry_id = r.id))
 group by e.id, e.posted_on, e.source_kind, e.description, l.currency
having sum(l.amount_minor) <> 0;
