-- Who asked that names and originals go, and who agreed; how much went is told, and never what.
create table erasure (
    id         uuid          not null,
    version    bigint        not null,
    whose      varchar(6)    not null,
    subject_id uuid,
    reason     varchar(500)  not null,
    state      varchar(7)    not null,
    told       varchar(1000) not null default '',
    asked_by   varchar(60)   not null,
    asked_at   timestamptz   not null,
    decided_by varchar(60),
    decided_at timestamptz,
    constraint erasure_pk primary key (id),
    constraint erasure_whose_known check (whose in ('PERSON', 'EVENT', 'DUE')),
    constraint erasure_of_something check ((whose = 'DUE') = (subject_id is null)),
    constraint erasure_state_known check (state in ('ASKED', 'DONE', 'REFUSED')),
    constraint erasure_decided check ((state = 'ASKED') = (decided_at is null))
);
create unique index erasure_asked_once on erasure (whose, subject_id) nulls not distinct where state = 'ASKED';
create index erasure_latest on erasure (asked_at);

-- An original that was erased keeps its size and its hash.
alter table received_document drop constraint received_document_at_most_20_mb;
alter table received_document add constraint received_document_at_most_20_mb check (
    size_bytes between 1 and 20971520 and octet_length(content) in (size_bytes, 0));

-- Rows that are never changed let an erasure empty a text or an original, within the one transaction that says so.
create or replace function refuse_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and current_setting('muster.erasing', true) = 'on' then
        return new;
    end if;
    raise exception 'Rows of % are never changed or deleted: correct them by a new row', tg_table_name
        using errcode = 'restrict_violation';
end $$;
