-- From a campaign to a letter delivered, an answer given and a seat confirmed. Three states kept apart.

create table campaign (
    id            uuid         not null,
    version       bigint       not null,
    code          varchar(40)  not null,
    name          varchar(160) not null,
    deadline_at   timestamptz  not null,
    deadline_zone varchar(60)  not null,
    state         varchar(12)  not null,
    revision      integer      not null,
    created_by    varchar(60)  not null,
    created_at    timestamptz  not null,
    constraint campaign_pk primary key (id),
    constraint campaign_code_unique unique (code),
    constraint campaign_state_known check (state in ('DRAFT', 'SENDING', 'PAUSED', 'CLOSED')),
    constraint campaign_revision_positive check (revision >= 1)
);
create table campaign_event (
    campaign_id uuid not null,
    event_id    uuid not null,
    constraint campaign_event_pk primary key (campaign_id, event_id),
    constraint campaign_event_of_campaign foreign key (campaign_id) references campaign (id),
    constraint campaign_event_is_event foreign key (event_id) references capacity_event (id)
);

-- The text of one revision in one language, with {{placeholders}} from an allow-list.
create table letter_text (
    campaign_id uuid          not null,
    revision    integer       not null,
    language    varchar(2)    not null,
    subject     varchar(250)  not null,
    body        varchar(8000) not null,
    constraint letter_text_pk primary key (campaign_id, revision, language),
    constraint letter_text_of_campaign foreign key (campaign_id) references campaign (id)
);

-- A Member, an organisation, or a named person: exactly one. Left-out ones keep the reason.
create table campaign_recipient (
    id              uuid         not null,
    campaign_id     uuid         not null,
    kind            varchar(12)  not null,
    member_code     varchar(3),
    organisation_id uuid,
    person_id       uuid,
    left_out        varchar(250),
    constraint campaign_recipient_pk primary key (id),
    constraint campaign_recipient_of_campaign foreign key (campaign_id) references campaign (id),
    constraint campaign_recipient_member foreign key (member_code) references member (code),
    constraint campaign_recipient_organisation foreign key (organisation_id) references organisation (id),
    constraint campaign_recipient_person foreign key (person_id) references person (id),
    constraint campaign_recipient_kind_known check (kind in ('MEMBER', 'ORGANISATION', 'PERSON')),
    constraint campaign_recipient_of_one check (
        (kind = 'MEMBER' and member_code is not null and organisation_id is null and person_id is null)
        or (kind = 'ORGANISATION' and organisation_id is not null and member_code is null and person_id is null)
        or (kind = 'PERSON' and person_id is not null)),
    constraint campaign_recipient_once unique nulls not distinct (campaign_id, member_code, organisation_id, person_id)
);

create table invitation_slice (
    id          uuid        not null,
    campaign_id uuid        not null,
    revision    integer     not null,
    first_no    bigint      not null,
    last_no     bigint      not null,
    generation  bigint      not null default 0,
    lease_until timestamptz,
    claimed_by  varchar(120),
    announced_at timestamptz,
    done        boolean     not null default false,
    constraint invitation_slice_pk primary key (id),
    constraint invitation_slice_of_campaign foreign key (campaign_id) references campaign (id)
);
create index invitation_slice_open on invitation_slice (lease_until) where not done;

create table invitation (
    id             uuid         not null,
    -- Rises with each answer, so that a page opened before it is found stale.
    version        bigint       not null default 0,
    dispatch_no    bigint generated always as identity,
    slice_id       uuid         not null,
    campaign_id    uuid         not null,
    recipient_id   uuid         not null,
    letter_revision integer     not null,
    channel        varchar(8)   not null,
    language       varchar(2)   not null,
    -- Whose address the letter goes to: a focal point, the Director General's office, an organisation's contact.
    addressee_id   uuid         not null,
    addressee_kind varchar(14)  not null,
    message_id     varchar(200) not null,
    link_version   integer      not null default 1,
    delivery       varchar(12)  not null,
    generation     bigint       not null default 0,
    attempts       integer      not null default 0,
    next_attempt_at timestamptz,
    possibly_twice boolean      not null default false,
    -- How often nobody can tell whether the letter left: after the first time it goes once more, after the second a person decides.
    times_uncertain integer     not null default 0,
    queued_at      timestamptz  not null,
    sent_at        timestamptz,
    delivery_detail varchar(500) not null default '',
    answer         varchar(10)  not null,
    answered_at    timestamptz,
    answer_channel varchar(12),
    answer_note    varchar(1000) not null default '',
    constraint invitation_pk primary key (id),
    constraint invitation_dispatch_no_unique unique (dispatch_no),
    -- One invitation per recipient and letter revision: the button may be pressed twice, the letter may not.
    constraint invitation_once_per_recipient unique (campaign_id, recipient_id, letter_revision, channel),
    constraint invitation_message_id_unique unique (message_id),
    constraint invitation_in_slice foreign key (slice_id) references invitation_slice (id),
    constraint invitation_of_campaign foreign key (campaign_id) references campaign (id),
    constraint invitation_to_recipient foreign key (recipient_id) references campaign_recipient (id),
    constraint invitation_to_addressee foreign key (addressee_id) references person (id),
    constraint invitation_addressee_known check (addressee_kind in ('FOCAL_POINT', 'DG_OFFICE', 'CONTACT', 'PERSON')),
    constraint invitation_delivery_known check (delivery in ('QUEUED', 'IN_FLIGHT', 'SENT', 'UNCERTAIN', 'BOUNCED', 'FAILED', 'CANCELLED')),
    constraint invitation_answer_known check (answer in ('PENDING', 'NOMINATED', 'DECLINED', 'EXPIRED'))
);
create index invitation_open on invitation (slice_id, delivery, dispatch_no);
create index invitation_by_recipient on invitation (recipient_id, letter_revision);

-- An officer put forward by an administration for one event, in order of priority.
create table nomination (
    id            uuid        not null,
    version       bigint      not null,
    invitation_id uuid        not null,
    event_id      uuid        not null,
    person_id     uuid        not null,
    rank          integer     not null,
    funding       varchar(12) not null,
    selection     varchar(10) not null,
    nominated_at  timestamptz not null,
    decided_by    varchar(60),
    decided_at    timestamptz,
    reason        varchar(500) not null default '',
    participation_id uuid,
    constraint nomination_pk primary key (id),
    constraint nomination_once unique (event_id, person_id),
    constraint nomination_by_invitation foreign key (invitation_id) references invitation (id),
    constraint nomination_for_event foreign key (event_id) references capacity_event (id),
    constraint nomination_of_person foreign key (person_id) references person (id),
    constraint nomination_became_participation foreign key (participation_id) references participation (id),
    constraint nomination_rank_positive check (rank >= 1),
    constraint nomination_funding_known check (funding in ('SPONSORED', 'SELF_FUNDED')),
    constraint nomination_selection_known check (selection in ('PROPOSED', 'SELECTED', 'WAITING', 'REFUSED', 'CONFIRMED', 'WITHDRAWN'))
);
