-- What a currency was worth on a day depends on who says so: a source's rates stand beside another's.
alter table exchange_rate drop constraint exchange_rate_pk;
alter table exchange_rate add constraint exchange_rate_pk primary key (currency, effective_from, source);
-- A source is one however it is written.
create unique index exchange_rate_once_per_source on exchange_rate (currency, effective_from, upper(source));

-- Until now there was one rate of a day, whatever its source was called, and the books were kept at it. It keeps its source and
-- stays the rate of the books of its day: what was posted at it can be reckoned again, and what is still to be posted finds it.
alter table exchange_rate add column of_books boolean not null default false;
update exchange_rate set of_books = true;

-- Whose rates the average of a period is made of; without it those of the books.
alter table contribution add column rate_source varchar(40);
alter table contribution add constraint contribution_rate_source_of_average check (rate_source is null or fx_method = 'PERIOD_AVERAGE');
