-- How much more than there is was wanted, where a rule refused an item because the money does not suffice.
alter table reconciliation_fact
    add column excess_minor    bigint,
    add column excess_currency varchar(3),
    add constraint reconciliation_fact_excess_whole check ((excess_minor is null) = (excess_currency is null));
