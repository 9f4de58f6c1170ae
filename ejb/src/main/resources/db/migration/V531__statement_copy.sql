-- One statement as it goes to one contact: its letters are about this, their mailing is the statement.
create table statement_copy (
    id           uuid        not null,
    version      bigint      not null,
    statement_id uuid        not null,
    contact_id   uuid        not null,
    occasion     integer     not null,
    link_version integer     not null,
    open_until   timestamptz not null,
    revoked      boolean     not null,
    asked_by     varchar(60) not null,
    asked_at     timestamptz not null,
    constraint statement_copy_pk primary key (id),
    -- The button may be pressed twice, the contact gets one letter.
    constraint statement_copy_once unique (statement_id, contact_id),
    constraint statement_copy_of_statement foreign key (statement_id) references donor_statement (id),
    constraint statement_copy_to_contact foreign key (contact_id) references donor_contact (id),
    constraint statement_copy_occasion_positive check (occasion >= 1 and link_version >= 1)
);

alter table letter drop constraint letter_purpose_known;
alter table letter add constraint letter_purpose_known check (purpose in ('INVITATION', 'REMINDER', 'CONFIRMATION', 'REGRET',
    'WAITING_LIST_OFFER', 'PRACTICAL_NOTE', 'CHANGE', 'CANCELLATION', 'THANKS', 'STATEMENT'));
alter table letter_template drop constraint letter_template_purpose_known;
alter table letter_template add constraint letter_template_purpose_known check (purpose in ('INVITATION', 'REMINDER', 'CONFIRMATION',
    'REGRET', 'WAITING_LIST_OFFER', 'PRACTICAL_NOTE', 'CHANGE', 'CANCELLATION', 'THANKS', 'STATEMENT'));

-- That a statement was sent is what its letters say; no row claims it beside them.
alter table donor_statement drop constraint donor_statement_state_known;
alter table donor_statement add constraint donor_statement_state_known check (state in ('DRAFT', 'CERTIFIED', 'SUPERSEDED'));
