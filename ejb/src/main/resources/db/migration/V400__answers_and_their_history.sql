-- A document that an answer came in, kept once however often it is attached.
create table answer_document (
    sha256     varchar(64)  not null,
    media_type varchar(40)  not null,
    size_bytes integer      not null,
    content    bytea        not null,
    stored_by  varchar(60)  not null,
    stored_at  timestamptz  not null,
    constraint answer_document_pk primary key (sha256),
    constraint answer_document_type_known check (media_type in ('application/pdf', 'image/png', 'image/jpeg', 'message/rfc822')),
    constraint answer_document_at_most_20_mb check (size_bytes between 1 and 20971520 and size_bytes = octet_length(content))
);

-- What became of an answer, an endorsement, a selection or an offered seat: who, when and why. Never changed, only added to.
create table nomination_change (
    id            uuid          not null,
    no            bigint generated always as identity,
    invitation_id uuid          not null,
    nomination_id uuid,
    kind          varchar(12)   not null,
    was           varchar(12)   not null default '',
    becomes       varchar(12)   not null,
    reason        varchar(1000) not null default '',
    channel       varchar(12),
    received_on   date,
    document_sha256 varchar(64),
    document_name varchar(200),
    made_by       varchar(60)   not null,
    made_at       timestamptz   not null,
    constraint nomination_change_pk primary key (id),
    constraint nomination_change_of_invitation foreign key (invitation_id) references invitation (id),
    constraint nomination_change_of_nomination foreign key (nomination_id) references nomination (id),
    constraint nomination_change_document_kept foreign key (document_sha256) references answer_document (sha256),
    constraint nomination_change_kind_known check (kind in ('ANSWER', 'SELECTION', 'ENDORSEMENT', 'OFFER')),
    constraint nomination_change_answer_is_the_letters check ((kind = 'ANSWER') = (nomination_id is null)),
    constraint nomination_change_channel_known check (channel in ('LINK', 'NOTE_VERBALE', 'MAIL', 'TELEPHONE', 'DESK')),
    constraint nomination_change_document_named check ((document_sha256 is null) = (document_name is null))
);
create index nomination_change_of_letter on nomination_change (invitation_id, no);
create index nomination_change_of_officer on nomination_change (nomination_id, no);
create trigger nomination_change_never_changed before update or delete on nomination_change
    for each row execute function refuse_change();
create trigger nomination_change_never_truncated before truncate on nomination_change
    for each statement execute function refuse_change();
create trigger answer_document_never_changed before update or delete on answer_document
    for each row execute function refuse_change();
create trigger answer_document_never_truncated before truncate on answer_document
    for each statement execute function refuse_change();
