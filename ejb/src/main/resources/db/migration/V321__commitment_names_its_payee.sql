-- Whom money is promised to where it is no participant, e.g. a hotel; empty for a participation.
alter table commitment add column payee varchar(120) not null default '';
