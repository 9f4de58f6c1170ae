-- What a person is due by the rules, and what was claimed.

create table allowance_scheme (
    id           uuid        not null,
    event_id     uuid        not null,
    kind         varchar(16) not null,
    revision     integer     not null,
    currency     varchar(3)  not null,
    amount_minor bigint      not null,
    constraint allowance_scheme_pk primary key (id),
    constraint allowance_scheme_once unique (event_id, revision),
    constraint allowance_scheme_for_event foreign key (event_id) references capacity_event (id),
    constraint allowance_scheme_kind_known check (kind in ('PER_DAY')),
    constraint allowance_scheme_positive check (amount_minor > 0)
);

create table claim (
    id             uuid        not null,
    version        bigint      not null,
    claim_no       varchar(40) not null,
    event_id       uuid        not null,
    person_id      uuid        not null,
    scheme_id      uuid        not null,
    days_claimed   integer     not null,
    currency       varchar(3)  not null,
    amount_minor   bigint      not null,
    state          varchar(12) not null,
    payable_minor  bigint      not null default 0,
    refused_minor  bigint      not null default 0,
    claimed_on     date        not null,
    paid_on        date,
    entered_by     varchar(60) not null,
    entered_at     timestamptz not null,
    approved_by    varchar(60),
    approved_at    timestamptz,
    constraint claim_pk primary key (id),
    constraint claim_no_unique unique (claim_no),
    constraint claim_once_per_person unique (event_id, person_id),
    constraint claim_for_event foreign key (event_id) references capacity_event (id),
    constraint claim_of_person foreign key (person_id) references person (id),
    constraint claim_by_scheme foreign key (scheme_id) references allowance_scheme (id),
    constraint claim_positive check (amount_minor > 0 and days_claimed > 0),
    constraint claim_split_adds_up check (payable_minor >= 0 and refused_minor >= 0 and payable_minor + refused_minor <= amount_minor),
    constraint claim_state_known check (state in ('DRAFT', 'SUBMITTED', 'RECONCILED', 'APPROVED', 'PAID', 'REJECTED')),
    constraint claim_four_eyes check (approved_by is null or approved_by <> entered_by)
);
