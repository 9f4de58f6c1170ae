-- What letters of a purpose say, revision by revision; the newest counts and none is ever changed.
create table letter_template (
    id         uuid          not null,
    purpose    varchar(20)   not null,
    event_type varchar(30),
    language   varchar(2)    not null,
    revision   integer       not null,
    subject    varchar(250)  not null,
    body       varchar(8000) not null,
    created_by varchar(60)   not null,
    created_at timestamptz   not null,
    constraint letter_template_pk primary key (id),
    constraint letter_template_revision_once unique nulls not distinct (purpose, event_type, language, revision),
    constraint letter_template_revision_positive check (revision >= 1),
    constraint letter_template_purpose_known check (purpose in ('INVITATION', 'REMINDER', 'CONFIRMATION', 'REGRET', 'WAITING_LIST_OFFER',
        'PRACTICAL_NOTE', 'CHANGE', 'CANCELLATION', 'THANKS')),
    constraint letter_template_language_known check (language in ('en', 'fr', 'es', 'ru', 'ar', 'zh'))
);
create trigger letter_template_never_changed before update or delete on letter_template
    for each row execute function refuse_change();
create trigger letter_template_never_truncated before truncate on letter_template
    for each statement execute function refuse_change();
