-- Money of a contribution that is neither an instalment nor a cost: interest, advances and what comes back of them, and
-- refunds to the donor. Entered by one person, approved and so posted by another.
create table cash_document (
    id              uuid         not null,
    version         bigint       not null,
    contribution_id uuid         not null,
    kind            varchar(16)  not null,
    event_id        uuid,
    counterparty    varchar(120) not null,
    reference       varchar(60)  not null,
    on_day          date         not null,
    amount_minor    bigint       not null,
    state           varchar(12)  not null,
    entered_by      varchar(60)  not null,
    entered_at      timestamptz  not null,
    decided_by      varchar(60),
    constraint cash_document_pk primary key (id),
    -- One entry of a bank statement is one document, however often it is entered.
    constraint cash_document_once unique (contribution_id, kind, reference),
    constraint cash_document_of_contribution foreign key (contribution_id) references contribution (id),
    constraint cash_document_for_event foreign key (event_id) references capacity_event (id),
    constraint cash_document_kind_known check (kind in ('INTEREST', 'ADVANCE', 'ADVANCE_REPAID', 'REFUND')),
    constraint cash_document_advance_for_event check ((kind in ('ADVANCE', 'ADVANCE_REPAID')) = (event_id is not null)),
    constraint cash_document_positive check (amount_minor > 0),
    constraint cash_document_state_known check (state in ('ENTERED', 'APPROVED', 'REFUSED')),
    constraint cash_document_four_eyes check (decided_by is null or decided_by <> entered_by)
);
create index cash_document_by_day on cash_document (contribution_id, on_day);

alter table journal_line drop constraint journal_line_account_known;
alter table journal_line add constraint journal_line_account_known check (account in ('BANK', 'RECEIVABLE', 'ADVANCE', 'PAYABLE',
    'INCOME_CONTRIBUTION', 'INCOME_INTEREST', 'INCOME_FX', 'EXPENSE', 'REFUND', 'FUND_BALANCE'));

-- A cost that was settled against an advance was not paid again.
alter table cost_document add column from_advance boolean not null default false;
