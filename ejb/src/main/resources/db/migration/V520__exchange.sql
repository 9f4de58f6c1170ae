-- What a bank moved in another currency than the document's, and the day whose rates a ledger line was converted at.
alter table journal_line add column rates_of date;
comment on column journal_line.rates_of is 'Where it is missing, the day of posting';

alter table journal_line drop constraint journal_line_account_known;
alter table journal_line add constraint journal_line_account_known check (account in ('BANK', 'RECEIVABLE', 'ADVANCE', 'PAYABLE',
    'INCOME_CONTRIBUTION', 'INCOME_INTEREST', 'INCOME_FX', 'EXCHANGE', 'EXPENSE', 'REFUND', 'FUND_BALANCE'));

alter table cash_document add column currency varchar(3);
update cash_document d set currency = (select c.currency from contribution c where c.id = d.contribution_id);
alter table cash_document alter column currency set not null;
alter table cash_document add column banked_minor bigint;
alter table cash_document add column banked_currency varchar(3);
alter table cash_document add constraint cash_document_banked_whole check ((banked_minor is null) = (banked_currency is null));
alter table cash_document add constraint cash_document_banked_positive check (banked_minor > 0);
