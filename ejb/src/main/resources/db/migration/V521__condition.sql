-- Money of a conditional agreement is owed to the donor until its condition is met; a second person says that it is.
alter table instalment add column condition varchar(300) not null default '';
alter table instalment add column received_by varchar(60);
alter table instalment add column met_on date;
alter table instalment add column met_by varchar(60);
alter table instalment add column met_evidence varchar(300);
alter table instalment add constraint instalment_met_whole
    check ((met_on is null) = (met_by is null) and (met_on is null) = (met_evidence is null));
alter table instalment add constraint instalment_met_once_received check (met_on is null or (received_on <= met_on and condition <> ''));
alter table instalment add constraint instalment_four_eyes check (met_by <> received_by);

alter table journal_line drop constraint journal_line_account_known;
alter table journal_line add constraint journal_line_account_known check (account in ('BANK', 'RECEIVABLE', 'ADVANCE', 'PAYABLE', 'DEFERRED',
    'INCOME_CONTRIBUTION', 'INCOME_INTEREST', 'INCOME_FX', 'EXCHANGE', 'EXPENSE', 'REFUND', 'FUND_BALANCE'));

alter table cash_document drop constraint cash_document_kind_known;
alter table cash_document add constraint cash_document_kind_known
    check (kind in ('INTEREST', 'ADVANCE', 'ADVANCE_REPAID', 'REFUND', 'RETURNED'));
