-- Letters of every purpose are on their way in the same manner. An invitation keeps what is asked and
-- answered; how its letter fares is the letter's.

create table letter_slice (
    id           uuid        not null,
    slice_no     bigint generated always as identity,
    -- What the letters belong to and are paused with, e.g. a campaign.
    mailing_id   uuid        not null,
    purpose      varchar(20) not null,
    generation   bigint      not null default 0,
    lease_until  timestamptz,
    claimed_by   varchar(120),
    opened_at    timestamptz not null default clock_timestamp(),
    announced_at timestamptz,
    paused       boolean     not null default false,
    done         boolean     not null default false,
    constraint letter_slice_pk primary key (id)
);
create index letter_slice_open on letter_slice (slice_no) where not done;
create index letter_slice_of_mailing on letter_slice (mailing_id);

create table letter (
    id              uuid         not null,
    dispatch_no     bigint generated always as identity,
    slice_id        uuid         not null,
    mailing_id      uuid         not null,
    purpose         varchar(20)  not null,
    -- What it is about, as the source of its purpose knows it, e.g. an invitation.
    about_id        uuid         not null,
    occasion        integer      not null default 1,
    -- Letters of one thread never go at the same moment.
    thread_id       uuid         not null,
    language        varchar(2)   not null,
    addressee_id    uuid         not null,
    addressee_kind  varchar(14)  not null,
    message_id      varchar(200) not null,
    delivery        varchar(12)  not null,
    generation      bigint       not null default 0,
    attempts        integer      not null default 0,
    next_attempt_at timestamptz,
    possibly_twice  boolean      not null default false,
    -- How often nobody can tell whether the letter left: after the first time it goes once more, after the second a person decides.
    times_uncertain integer      not null default 0,
    queued_at       timestamptz  not null,
    sent_at         timestamptz,
    delivery_detail varchar(500) not null default '',
    withheld        varchar(20),
    constraint letter_pk primary key (id),
    -- The button may be pressed twice, the letter may not go twice.
    constraint letter_once unique (about_id, purpose, occasion),
    constraint letter_message_id_unique unique (message_id),
    constraint letter_in_slice foreign key (slice_id) references letter_slice (id),
    constraint letter_to_addressee foreign key (addressee_id) references person (id),
    constraint letter_purpose_known check (purpose in ('INVITATION', 'REMINDER', 'CONFIRMATION', 'REGRET',
        'WAITING_LIST_OFFER', 'PRACTICAL_NOTE', 'CHANGE', 'CANCELLATION', 'THANKS')),
    constraint letter_addressee_known check (addressee_kind in ('FOCAL_POINT', 'DG_OFFICE', 'CONTACT', 'PERSON')),
    constraint letter_delivery_known check (delivery in ('QUEUED', 'IN_FLIGHT', 'SENT', 'UNCERTAIN', 'BOUNCED', 'FAILED', 'CANCELLED')),
    constraint letter_withheld_not_sent check (withheld is null or delivery in ('CANCELLED', 'UNCERTAIN')),
    constraint letter_withheld_known check (withheld in
        ('CAMPAIGN_CLOSED', 'SUPERSEDED', 'DEADLINE_PASSED', 'EVENT_CANCELLED', 'LEFT_OUT'))
);
-- A letter is written three times on its way: each index that holds it costs as often.
create index letter_open on letter (slice_id, dispatch_no) where delivery in ('QUEUED', 'IN_FLIGHT', 'UNCERTAIN');
create index letter_of_mailing on letter (mailing_id, purpose, delivery);
create index letter_in_flight on letter (thread_id) where delivery = 'IN_FLIGHT';

-- One line per attempt that reached out, with the mail server's words.
create table letter_attempt (
    letter_id  uuid         not null,
    attempt_no bigint generated always as identity,
    at         timestamptz  not null,
    node       varchar(120) not null,
    outcome    varchar(10)  not null,
    detail     varchar(500) not null,
    constraint letter_attempt_pk primary key (letter_id, attempt_no),
    constraint letter_attempt_of_letter foreign key (letter_id) references letter (id),
    constraint letter_attempt_outcome_known check (outcome in ('SENT', 'LATER', 'REFUSED', 'UNKNOWN', 'NOT_SENT'))
);

insert into letter_slice (id, mailing_id, purpose, generation, lease_until, claimed_by, announced_at, paused, done)
    select s.id, s.campaign_id, 'INVITATION', s.generation, s.lease_until, s.claimed_by, s.announced_at, c.state = 'PAUSED', s.done
      from invitation_slice s join campaign c on c.id = s.campaign_id order by s.revision, s.first_no;
insert into letter (id, slice_id, mailing_id, purpose, about_id, thread_id, language, addressee_id, addressee_kind, message_id,
        delivery, generation, attempts, next_attempt_at, possibly_twice, times_uncertain, queued_at, sent_at, delivery_detail, withheld)
    select gen_random_uuid(), slice_id, campaign_id, 'INVITATION', id, recipient_id, language, addressee_id, addressee_kind, message_id,
        delivery, generation, attempts, next_attempt_at, possibly_twice, times_uncertain, queued_at, sent_at, delivery_detail, withheld
      from invitation order by dispatch_no;

alter table invitation drop column slice_id, drop column dispatch_no, drop column addressee_id, drop column addressee_kind,
    drop column message_id, drop column delivery, drop column generation, drop column attempts, drop column next_attempt_at,
    drop column possibly_twice, drop column times_uncertain, drop column sent_at, drop column delivery_detail, drop column withheld;
alter table invitation rename column queued_at to asked_at;
create index invitation_of_campaign_revision on invitation (campaign_id, letter_revision);
drop table invitation_slice;
