-- Where somebody's allowances are paid to, told over their own link and read by finance alone. What is told is sealed with
-- a key beside the server; the hash, made with the same key, tells only that two persons gave one account.
create table payee_account (
    person_id    uuid        not null,
    version      bigint      not null,
    sealed       varchar(2000) not null,
    account_hash varchar(64) not null,
    told_at      timestamptz not null,
    emptied_at   timestamptz,
    constraint payee_account_pk primary key (person_id),
    constraint payee_account_of_person foreign key (person_id) references person (id),
    constraint payee_account_emptied check ((sealed = '') = (emptied_at is not null))
);
create index payee_account_by_hash on payee_account (account_hash);
