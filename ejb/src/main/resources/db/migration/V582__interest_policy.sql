-- Whether interest on the money is income of the contribution, or owed to the donor; changed by an addendum alone.
alter table contribution add column interest_policy varchar(10) not null default 'KEPT';
alter table contribution add constraint contribution_interest_policy_known check (interest_policy in ('KEPT', 'RETURNED'));
-- Without one the addendum leaves it as it was.
alter table addendum add column interest_policy varchar(10);
alter table addendum add column interest_policy_before varchar(10);
alter table addendum add constraint addendum_interest_policy_known check (interest_policy in ('KEPT', 'RETURNED'));

alter table journal_line drop constraint journal_line_account_known;
alter table journal_line add constraint journal_line_account_known check (account in ('BANK', 'RECEIVABLE', 'ADVANCE', 'PAYABLE', 'DEFERRED',
    'INTEREST_OWED', 'INCOME_CONTRIBUTION', 'INCOME_INTEREST', 'INCOME_FX', 'EXCHANGE', 'EXPENSE', 'REFUND', 'FUND_BALANCE'));
alter table cash_document drop constraint cash_document_kind_known;
alter table cash_document add constraint cash_document_kind_known
    check (kind in ('INTEREST', 'INTEREST_REPAID', 'ADVANCE', 'ADVANCE_REPAID', 'REFUND', 'RETURNED'));
