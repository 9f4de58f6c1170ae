-- One document may be the cost of several contributions, events, categories and persons: its shares make exactly the
-- document. Share n is line n of the document's entry.
create table cost_share (
    document_id      uuid        not null,
    share_no         integer     not null,
    contribution_id  uuid        not null,
    event_id         uuid        not null,
    category         varchar(12) not null,
    sub_line         varchar(40) not null default '',
    beneficiary      varchar(12) not null,
    member_code      varchar(3),
    participation_id uuid,
    commitment_id    uuid,
    amount_minor     bigint      not null,
    -- Hundredths of a per cent; those of one document make 10000.
    basis_points     integer     not null,
    -- Of a credit: which share of the document it lowers.
    credited_no      integer,
    constraint cost_share_pk primary key (document_id, share_no),
    constraint cost_share_of_document foreign key (document_id) references cost_document (id),
    constraint cost_share_of_contribution foreign key (contribution_id) references contribution (id),
    constraint cost_share_for_event foreign key (event_id) references capacity_event (id),
    constraint cost_share_of_commitment foreign key (commitment_id) references commitment (id),
    constraint cost_share_for_member foreign key (member_code) references member (code),
    constraint cost_share_for_participation foreign key (participation_id) references participation (id),
    constraint cost_share_beneficiary_known check (beneficiary in ('PARTICIPANTS', 'EXPERTS', 'SECRETARIAT')),
    constraint cost_share_positive check (amount_minor > 0),
    constraint cost_share_per_cent check (basis_points between 0 and 10000)
);
create index cost_share_by_contribution on cost_share (contribution_id, event_id);
create index cost_share_by_commitment on cost_share (commitment_id) where commitment_id is not null;

insert into cost_share (document_id, share_no, contribution_id, event_id, category, sub_line, beneficiary, member_code,
    commitment_id, amount_minor, basis_points)
select id, 1, contribution_id, event_id, category, sub_line, beneficiary, member_code, commitment_id, amount_minor, 10000
  from cost_document;

-- What kind of document it is, and for a credit note or a supplier's refund the document whose cost it lowers.
alter table cost_document add column kind varchar(16) not null default 'INVOICE';
alter table cost_document alter column kind drop default;
alter table cost_document add column credits uuid;
alter table cost_document add constraint cost_document_credits foreign key (credits) references cost_document (id);
alter table cost_document add constraint cost_document_kind_known check (kind in ('INVOICE', 'TICKETS', 'INTERPRETERS',
    'BANK_CHARGE', 'CREDIT_NOTE', 'SUPPLIER_REFUND'));
alter table cost_document add constraint cost_document_credit_names_its_document
    check ((kind in ('CREDIT_NOTE', 'SUPPLIER_REFUND')) = (credits is not null));
create index cost_document_by_credited on cost_document (credits) where credits is not null;
alter table cost_document
    drop column contribution_id,
    drop column event_id,
    drop column category,
    drop column sub_line,
    drop column beneficiary,
    drop column member_code,
    drop column commitment_id;

create function cost_shares_make_the_document() returns trigger language plpgsql as $$
begin
    if (select sum(amount_minor) from muster.cost_share where document_id = coalesce(new.document_id, old.document_id))
        is distinct from (select amount_minor from muster.cost_document where id = coalesce(new.document_id, old.document_id))
    then
        raise exception 'The shares of a cost make exactly the cost' using errcode = 'check_violation';
    end if;
    return null;
end $$;
create constraint trigger cost_shares_make_the_document after insert or update or delete on cost_share
    deferrable initially deferred for each row execute function cost_shares_make_the_document();

-- Support that follows one entry is told apart by contribution and event.
alter table journal_entry alter column source_id type varchar(120);
