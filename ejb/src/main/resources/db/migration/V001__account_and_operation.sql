-- People who sign in, what they may do, and the installation's own memory.

create table account (
    id            uuid         not null,
    version       bigint       not null,
    login         varchar(60)  not null,
    full_name     varchar(120) not null,
    email         varchar(254),
    language      varchar(2)   not null,
    password_hash varchar(200) not null,
    active        boolean      not null,
    created_at    timestamptz  not null,
    created_by    varchar(60)  not null,
    constraint account_pk primary key (id),
    constraint account_login_unique unique (login),
    constraint account_login_lower_case check (login = lower(login)),
    constraint account_language_known check (language in ('en', 'fr', 'es', 'ru', 'ar', 'zh'))
);

-- A role, whole or limited to one region, event or contribution.
create table account_grant (
    account_id uuid        not null,
    role       varchar(30) not null,
    scope_kind varchar(20) not null,
    scope_ref  varchar(60) not null,
    granted_by varchar(60) not null,
    granted_at timestamptz not null,
    constraint account_grant_pk primary key (account_id, role, scope_kind, scope_ref),
    constraint account_grant_of_account foreign key (account_id) references account (id),
    constraint account_grant_role_known check (role in ('administrator', 'event-officer', 'finance-officer',
        'controller', 'operator', 'auditor', 'facilitator', 'donor')),
    constraint account_grant_scope_known check (scope_kind in ('ALL', 'REGION', 'EVENT', 'CONTRIBUTION')),
    constraint account_grant_scope_named check ((scope_kind = 'ALL') = (scope_ref = ''))
);

-- One row per change, written in the change's own transaction. It carries ids, never names.
create table audit_entry (
    id           bigint generated always as identity,
    at           timestamptz  not null,
    actor        varchar(60)  not null,
    act          varchar(80)  not null,
    subject_kind varchar(40)  not null,
    subject_id   varchar(80)  not null,
    detail       varchar(2000) not null default '',
    constraint audit_entry_pk primary key (id)
);
create index audit_entry_by_subject on audit_entry (subject_kind, subject_id, id);

-- The one installation this database belongs to: compared with the copy kept beside the server before anything is sent.
create table installation (
    singleton       boolean     not null default true,
    id              uuid        not null,
    claim_number    bigint      not null,
    armed           boolean     not null,
    armed_by        varchar(60),
    armed_at        timestamptz,
    constraint installation_pk primary key (singleton),
    constraint installation_only_one check (singleton)
);

-- How far the business clock stands ahead of the real one: only a demonstration ever has this row.
create table business_clock (
    singleton      boolean not null default true,
    offset_seconds bigint  not null,
    constraint business_clock_pk primary key (singleton),
    constraint business_clock_only_one check (singleton)
);

-- One row per run of a job, kept by Muster because the job repository leaves a killed run "started" for ever.
create table job_run (
    id           uuid         not null,
    job          varchar(60)  not null,
    subject      varchar(120) not null,
    parameters   varchar(2000) not null,
    execution_id bigint,
    state        varchar(20)  not null,
    node         varchar(120) not null,
    started_by   varchar(60)  not null,
    started_at   timestamptz  not null,
    heartbeat_at timestamptz  not null,
    ended_at     timestamptz,
    items_total  bigint       not null default 0,
    items_done   bigint       not null default 0,
    outcome      varchar(2000) not null default '',
    restart_of   uuid,
    constraint job_run_pk primary key (id),
    constraint job_run_restart_of foreign key (restart_of) references job_run (id),
    constraint job_run_state_known check (state in ('STARTING', 'RUNNING', 'STOPPING', 'STOPPED', 'COMPLETED', 'FAILED', 'ABANDONED'))
);
-- Two operators may press at once: one runs, the other is told.
create unique index job_run_one_at_a_time on job_run (job, subject) where state in ('STARTING', 'RUNNING', 'STOPPING');
create index job_run_latest on job_run (started_at desc);
