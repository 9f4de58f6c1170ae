-- Two more facts of a person at an event: days of which sources say different things, and whose seat a substitute took.
alter table reconciliation_fact
    add column disputed_days  integer not null default 0,
    add column disputed_minor bigint  not null default 0,
    add column stands_in_for  uuid;
