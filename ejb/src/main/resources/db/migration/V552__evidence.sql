-- What a received document is evidence of. Never changed, only added to.
create table evidence (
    id           uuid         not null,
    subject_kind varchar(8)   not null,
    subject_id   uuid         not null,
    name         varchar(200) not null,
    sha256       varchar(64)  not null,
    attached_by  varchar(60)  not null,
    attached_at  timestamptz  not null,
    constraint evidence_pk primary key (id),
    constraint evidence_once unique (subject_kind, subject_id, sha256),
    constraint evidence_is_received foreign key (sha256) references received_document (sha256),
    constraint evidence_kind_known check (subject_kind in ('COST', 'GIFT'))
);
create trigger evidence_never_changed before update or delete on evidence
    for each row execute function refuse_change();
create trigger evidence_never_truncated before truncate on evidence
    for each statement execute function refuse_change();
