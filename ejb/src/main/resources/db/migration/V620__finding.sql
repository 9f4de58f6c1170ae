-- What a run found, a row per class and what it is about; cases are opened, brought up to date and corrected from it.
create table reconciliation_finding (
    run_id          uuid          not null,
    -- None for what belongs to no event, e.g. a donor's payment.
    event_id        uuid,
    contribution_id uuid,
    class           varchar(4)    not null,
    severity        varchar(1)    not null,
    subject_kind    varchar(16)   not null,
    subject_id      uuid          not null,
    person_id       uuid,
    other_person_id uuid,
    currency        varchar(3)    not null,
    at_risk_minor   bigint        not null,
    evidence        varchar(1000) not null,
    -- A claim is made, rejected and made again: what is about a person's part in an event stays about the person.
    about_id        uuid          not null generated always as (
        case when subject_kind in ('PERSON', 'CLAIM') then coalesce(person_id, subject_id) else subject_id end) stored,
    constraint reconciliation_finding_once primary key (run_id, class, about_id),
    constraint reconciliation_finding_of_run foreign key (run_id) references reconciliation_run (id),
    constraint reconciliation_finding_risk_known check (at_risk_minor >= 0)
);

alter table reconciliation_run alter column event_id drop not null;

alter table exception_case
    alter column event_id drop not null,
    add column contribution_id uuid,
    add column about_id uuid not null generated always as (
        case when subject_kind in ('PERSON', 'CLAIM') then coalesce(person_id, subject_id) else subject_id end) stored,
    drop constraint exception_case_once_per_person,
    add constraint exception_case_once unique nulls not distinct (event_id, class, about_id),
    add constraint exception_case_of_contribution foreign key (contribution_id) references contribution (id);
create index exception_case_of_person on exception_case (event_id, person_id) where state = 'OPEN';
create index exception_case_open_on_contribution on exception_case (contribution_id) where state = 'OPEN';

-- Which class a rule of ledger or funds made of an item that it refused to post, and its own words.
alter table reconciliation_fact
    add column refused_class varchar(4),
    add column refused_why   varchar(1000);

-- What is to be told, as it is stored: the key of a text and what goes in its places.
create function told(key text, variadic arguments text[] default '{}') returns text language sql immutable parallel safe as $$
    select '{"key":' || to_json(key) || ',"arguments":' || to_json(arguments) || '}'
$$;

-- An amount as it is written among what is to be told: the currency and the decimals that it has.
create function amount(minor bigint, currency text) returns text language sql immutable parallel safe as $$
    select currency || ' ' || case
        when currency in ('ADP', 'BEF', 'BIF', 'BYB', 'BYR', 'CLP', 'DJF', 'ESP', 'GNF', 'GRD', 'ISK', 'ITL', 'JPY', 'KMF',
                          'KRW', 'LUF', 'MGF', 'PTE', 'PYG', 'ROL', 'RWF', 'TPE', 'TRL', 'UGX', 'UYI', 'VND', 'VUV', 'XAF',
                          'XOF', 'XPF') then minor::text
        when currency in ('BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND') then round(minor / 1000.0, 3)::text
        when currency = 'CLF' then round(minor / 10000.0, 4)::text
        else round(minor / 100.0, 2)::text end
$$;
