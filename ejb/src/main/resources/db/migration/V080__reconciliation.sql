-- Invited, nominated, confirmed, present, claimed: compared, and each difference explained.

create table reconciliation_run (
    id          uuid        not null,
    event_id    uuid        not null,
    job_run_id  uuid,
    facts_hash  varchar(64) not null default '',
    started_by  varchar(60) not null,
    started_at  timestamptz not null,
    ended_at    timestamptz,
    items       integer     not null default 0,
    opened      integer     not null default 0,
    posted_minor bigint     not null default 0,
    constraint reconciliation_run_pk primary key (id),
    constraint reconciliation_run_of_event foreign key (event_id) references capacity_event (id)
);

-- One line per person of the event, in a fixed order: the items of the run.
create table reconciliation_fact (
    run_id           uuid        not null,
    item_no          integer     not null,
    person_id        uuid        not null,
    participation_id uuid,
    role             varchar(12),
    funding          varchar(12),
    member_code      varchar(3),
    -- An event without a campaign has nobody uninvited.
    letters_sent     boolean     not null,
    invited          boolean     not null,
    nominated        boolean     not null,
    confirmed        boolean     not null,
    half_days        integer     not null,
    days_present     integer     not null,
    claim_id         uuid,
    days_claimed     integer     not null default 0,
    currency         varchar(3),
    claimed_minor    bigint      not null default 0,
    entitled_minor   bigint      not null default 0,
    commitment_id    uuid,
    -- The person who is this one under another row, and whose claim is kept.
    duplicate_of     uuid,
    processed_at     timestamptz,
    constraint reconciliation_fact_pk primary key (run_id, item_no),
    constraint reconciliation_fact_of_run foreign key (run_id) references reconciliation_run (id)
);

create table exception_case (
    id            uuid         not null,
    version       bigint       not null,
    event_id      uuid         not null,
    class         varchar(4)   not null,
    subject_kind  varchar(16)  not null,
    subject_id    uuid         not null,
    person_id     uuid,
    severity      varchar(1)   not null,
    currency      varchar(3),
    at_risk_minor bigint       not null,
    evidence      varchar(1000) not null,
    state         varchar(12)  not null,
    opened_run    uuid         not null,
    opened_at     timestamptz  not null,
    constraint exception_case_pk primary key (id),
    -- Reconciling again finds the same mismatch and opens nothing twice.
    constraint exception_case_once unique (event_id, class, subject_id),
    constraint exception_case_of_event foreign key (event_id) references capacity_event (id),
    constraint exception_case_of_run foreign key (opened_run) references reconciliation_run (id),
    constraint exception_case_severity_known check (severity in ('B', 'W', 'I')),
    constraint exception_case_state_known check (state in ('OPEN', 'CORRECTED', 'ACCEPTED', 'RECOVERING', 'CLOSED'))
);
create index exception_case_open on exception_case (event_id, state, class);

create table exception_resolution (
    id           uuid         not null,
    exception_id uuid         not null,
    outcome      varchar(12)  not null,
    reason       varchar(1000) not null,
    donor_reference varchar(120) not null default '',
    proposed_by  varchar(60)  not null,
    proposed_at  timestamptz  not null,
    confirmed_by varchar(60),
    confirmed_at timestamptz,
    constraint exception_resolution_pk primary key (id),
    constraint exception_resolution_of_exception foreign key (exception_id) references exception_case (id),
    constraint exception_resolution_outcome_known check (outcome in ('CORRECTED', 'ACCEPTED', 'RECOVERING', 'CLOSED')),
    constraint exception_resolution_four_eyes check (confirmed_by is null or confirmed_by <> proposed_by)
);
