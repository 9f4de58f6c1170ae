-- Reminders to those who have not answered: by rule, so many days before the deadline, or by hand.
create table campaign_reminder (
    id              uuid        not null,
    version         bigint      not null,
    campaign_id     uuid        not null,
    reminder_no     integer     not null,
    -- Null where somebody sends it by hand.
    days_before     integer,
    at_hour         integer,
    -- By the deadline as it stands; it moves with it until the reminder went.
    due_at          timestamptz not null,
    state           varchar(8)  not null,
    skipped_because varchar(20),
    settled_at      timestamptz,
    letters         integer     not null default 0,
    created_by      varchar(60) not null,
    created_at      timestamptz not null,
    constraint campaign_reminder_pk primary key (id),
    constraint campaign_reminder_of_campaign foreign key (campaign_id) references campaign (id),
    constraint campaign_reminder_no_unique unique (campaign_id, reminder_no),
    constraint campaign_reminder_rule_once unique (campaign_id, days_before, at_hour),
    constraint campaign_reminder_rule check ((days_before is null) = (at_hour is null)
        and days_before between 0 and 180 and at_hour between 0 and 23),
    constraint campaign_reminder_state_known check (state in ('PLANNED', 'SENT', 'SKIPPED')),
    constraint campaign_reminder_skipped_known check (skipped_because in ('TOO_LATE', 'CAMPAIGN_CLOSED', 'EVENT_OVER')),
    constraint campaign_reminder_skipped_why check ((state = 'SKIPPED') = (skipped_because is not null)),
    constraint campaign_reminder_settled check ((state = 'PLANNED') = (settled_at is null))
);
create index campaign_reminder_open on campaign_reminder (due_at) where state = 'PLANNED';

-- Whom a reminder reminded, once each. Where one person is written to for several recipients, the letter
-- about one of their invitations carries the others.
create table reminder_recipient (
    reminder_id   uuid not null,
    recipient_id  uuid not null,
    invitation_id uuid not null,
    carrier_id    uuid not null,
    constraint reminder_recipient_pk primary key (reminder_id, recipient_id),
    constraint reminder_recipient_of_reminder foreign key (reminder_id) references campaign_reminder (id),
    constraint reminder_recipient_is_recipient foreign key (recipient_id) references campaign_recipient (id),
    constraint reminder_recipient_invitation foreign key (invitation_id) references invitation (id),
    constraint reminder_recipient_carrier foreign key (carrier_id) references invitation (id)
);
create index reminder_recipient_by_recipient on reminder_recipient (recipient_id);
create index reminder_recipient_by_carrier on reminder_recipient (carrier_id);

-- What the reminders of a campaign say, where it is not the office's usual words.
create table reminder_text (
    campaign_id uuid          not null,
    language    varchar(2)    not null,
    subject     varchar(250)  not null,
    body        varchar(8000) not null,
    constraint reminder_text_pk primary key (campaign_id, language),
    constraint reminder_text_of_campaign foreign key (campaign_id) references campaign (id)
);

alter table letter drop constraint letter_withheld_known;
alter table letter add constraint letter_withheld_known check (withheld in
    ('CAMPAIGN_CLOSED', 'SUPERSEDED', 'DEADLINE_PASSED', 'EVENT_CANCELLED', 'LEFT_OUT', 'ANSWERED', 'EVENT_OVER', 'BY_HAND'));
