-- A letter goes to a person, or to somebody who signs in.
alter table letter alter column addressee_id drop not null;
alter table letter add column account_id uuid;
alter table letter add constraint letter_to_account foreign key (account_id) references account (id);
alter table letter add constraint letter_to_one check ((addressee_id is null) <> (account_id is null));
alter table letter drop constraint letter_addressee_known;
alter table letter add constraint letter_addressee_known check (addressee_kind in ('FOCAL_POINT', 'DG_OFFICE', 'CONTACT', 'PERSON', 'ACCOUNT'));
alter table letter drop constraint letter_purpose_known;
alter table letter add constraint letter_purpose_known check (purpose in ('INVITATION', 'REMINDER', 'CONFIRMATION', 'REGRET',
    'WAITING_LIST_OFFER', 'PRACTICAL_NOTE', 'CHANGE', 'CANCELLATION', 'THANKS', 'STATEMENT', 'FAILURE'));
alter table letter_template drop constraint letter_template_purpose_known;
alter table letter_template add constraint letter_template_purpose_known check (purpose in ('INVITATION', 'REMINDER', 'CONFIRMATION',
    'REGRET', 'WAITING_LIST_OFFER', 'PRACTICAL_NOTE', 'CHANGE', 'CANCELLATION', 'THANKS', 'STATEMENT', 'FAILURE'));

-- What failed while nobody looked, and to how many it was told; never changed. Its letters are a mailing of their own.
create table alarm (
    id              uuid        not null,
    -- Texts are a key and what goes in its places.
    work            varchar(500) not null,
    contribution_id uuid,
    schedule_id     uuid,
    subject         varchar(80) not null,
    job_run_id      uuid,
    -- So many of so many were done; of none where nothing was begun.
    done            bigint      not null,
    total           bigint      not null,
    told_to         integer     not null,
    raised_at       timestamptz not null,
    constraint alarm_pk primary key (id),
    constraint alarm_of_contribution foreign key (contribution_id) references contribution (id),
    constraint alarm_of_schedule foreign key (schedule_id) references statement_schedule (id),
    constraint alarm_of_run foreign key (job_run_id) references job_run (id),
    constraint alarm_comes_from_somewhere check (schedule_id is not null or job_run_id is not null),
    constraint alarm_done_of_total check (done between 0 and total),
    constraint alarm_told_to_somebody_or_nobody check (told_to >= 0),
    -- A run that is pressed again, or a time that is taken again, is the same failure.
    constraint alarm_once_per_time unique (schedule_id, subject),
    constraint alarm_once_per_run unique (job_run_id)
);
create table alarm_reason (
    alarm_id uuid         not null,
    place    integer      not null,
    -- The agreement the reason is about; empty where it is about the whole.
    about    varchar(60)  not null,
    reason   varchar(500) not null,
    constraint alarm_reason_pk primary key (alarm_id, place),
    constraint alarm_reason_of_alarm foreign key (alarm_id) references alarm (id)
);
create trigger alarm_append_only before update or delete or truncate on alarm
    for each statement execute function refuse_change();
create trigger alarm_reason_append_only before update or delete or truncate on alarm_reason
    for each statement execute function refuse_change();
