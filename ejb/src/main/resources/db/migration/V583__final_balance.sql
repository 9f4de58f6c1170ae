-- What becomes of money that is left when a contribution is closed; changed by an addendum alone.
alter table contribution add column refund_policy varchar(12) not null default 'REFUNDED';
alter table contribution add constraint contribution_refund_policy_known check (refund_policy in ('REFUNDED', 'KEPT', 'REALLOCATED'));
-- Without one the addendum leaves it as it was.
alter table addendum add column refund_policy varchar(12);
alter table addendum add column refund_policy_before varchar(12);
alter table addendum add constraint addendum_refund_policy_known check (refund_policy in ('REFUNDED', 'KEPT', 'REALLOCATED'));

alter table journal_line drop constraint journal_line_account_known;
alter table journal_line add constraint journal_line_account_known check (account in ('BANK', 'RECEIVABLE', 'ADVANCE', 'PAYABLE', 'DEFERRED',
    'INTEREST_OWED', 'INCOME_CONTRIBUTION', 'INCOME_INTEREST', 'INCOME_FX', 'EXCHANGE', 'EXPENSE', 'REFUND', 'MOVED_IN', 'MOVED_OUT', 'KEPT',
    'RESERVE', 'FUND_BALANCE'));
alter table evidence drop constraint evidence_kind_known;
alter table evidence add constraint evidence_kind_known check (subject_kind in ('COST', 'GIFT', 'CLOSING'));

create table final_balance (
    id              uuid        not null,
    version         bigint      not null,
    contribution_id uuid        not null,
    policy          varchar(12) not null,
    reference       varchar(60) not null,
    on_day          date        not null,
    to_id           uuid,
    amount_minor    bigint      not null,
    currency        varchar(3)  not null,
    state           varchar(10) not null,
    entered_by      varchar(60) not null,
    entered_at      timestamptz not null,
    decided_by      varchar(60),
    constraint final_balance_pk primary key (id),
    constraint final_balance_of_contribution foreign key (contribution_id) references contribution (id),
    constraint final_balance_to_contribution foreign key (to_id) references contribution (id),
    constraint final_balance_policy_known check (policy in ('REFUNDED', 'KEPT', 'REALLOCATED')),
    constraint final_balance_reallocated_names_other check ((policy = 'REALLOCATED') = (to_id is not null)),
    constraint final_balance_to_another check (to_id <> contribution_id),
    constraint final_balance_positive check (amount_minor > 0),
    constraint final_balance_state_known check (state in ('ENTERED', 'APPROVED', 'REFUSED')),
    constraint final_balance_four_eyes check (decided_by is null or decided_by <> entered_by)
);
-- A contribution is closed once, and one closing waits at a time.
create unique index final_balance_once on final_balance (contribution_id) where state <> 'REFUSED';
create index final_balance_by_receiver on final_balance (to_id);
