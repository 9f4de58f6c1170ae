-- What is paid to a person before an event: owed back until a claim settles it. Proposed by one person, approved by another.
create table advance (
    id                 uuid         not null,
    version            bigint       not null,
    advance_no         varchar(60)  not null,
    event_id           uuid         not null,
    person_id          uuid         not null,
    participation_id   uuid         not null,
    contribution_id    uuid         not null,
    -- What the person was expected to be due when it was proposed, and how much of it goes before, in hundredths of a per cent.
    expected_minor     bigint       not null,
    share_basis_points integer      not null,
    currency           varchar(3)   not null,
    amount_minor       bigint       not null,
    settled_minor      bigint       not null default 0,
    recovered_minor    bigint       not null default 0,
    written_off_minor  bigint       not null default 0,
    state              varchar(12)  not null,
    -- The last day to settle it on.
    due_on             date         not null,
    paid_on            date,
    -- The last day on which something of it was settled, recovered or written off.
    closed_on          date,
    proposed_by        varchar(60)  not null,
    proposed_at        timestamptz  not null,
    decided_by         varchar(60),
    decided_at         timestamptz,
    -- Asked for by one person until another decides.
    write_off_reason   varchar(500),
    write_off_by       varchar(60),
    constraint advance_pk primary key (id),
    constraint advance_no_unique unique (advance_no),
    constraint advance_for_event foreign key (event_id) references capacity_event (id),
    constraint advance_of_person foreign key (person_id) references person (id),
    constraint advance_for_participation foreign key (participation_id) references participation (id),
    constraint advance_of_contribution foreign key (contribution_id) references contribution (id),
    constraint advance_within_what_is_expected check (amount_minor > 0 and amount_minor <= expected_minor),
    constraint advance_share_sane check (share_basis_points between 1 and 10000),
    constraint advance_resolves_once check (settled_minor >= 0 and recovered_minor >= 0 and written_off_minor >= 0
        and settled_minor + recovered_minor + written_off_minor <= amount_minor),
    constraint advance_state_known check (state in ('PROPOSED', 'APPROVED', 'REFUSED', 'PAID', 'SETTLED', 'RECOVERED', 'WRITTEN_OFF')),
    constraint advance_paid_on_a_day check ((paid_on is null) = (state in ('PROPOSED', 'APPROVED', 'REFUSED'))),
    constraint advance_open_while_paid check (state <> 'PAID'
        or settled_minor + recovered_minor + written_off_minor < amount_minor),
    constraint advance_four_eyes check (decided_by is null or decided_by <> proposed_by),
    constraint advance_write_off_asked_by_somebody check ((write_off_reason is null) = (write_off_by is null))
);
create unique index advance_once_per_person_and_event on advance (event_id, person_id) where state <> 'REFUSED';
create index advance_of_one_person on advance (person_id);
create index advance_open_by_contribution on advance (contribution_id, due_on) where state = 'PAID';

-- What became of a paid advance, piece by piece; what is taken back is a piece below nothing.
create table advance_movement (
    id           uuid         not null,
    advance_id   uuid         not null,
    kind         varchar(12)  not null,
    amount_minor bigint       not null,
    on_day       date         not null,
    claim_id     uuid,
    reference    varchar(500) not null,
    recorded_by  varchar(60)  not null,
    recorded_at  timestamptz  not null,
    constraint advance_movement_pk primary key (id),
    constraint advance_movement_of_advance foreign key (advance_id) references advance (id),
    constraint advance_movement_by_claim foreign key (claim_id) references claim (id),
    constraint advance_movement_kind_known check (kind in ('SETTLED', 'RECOVERED', 'WRITTEN_OFF')),
    constraint advance_movement_of_something check (amount_minor <> 0),
    constraint advance_settled_by_a_claim check ((kind = 'SETTLED') = (claim_id is not null))
);
create index advance_movement_of_one on advance_movement (advance_id, recorded_at);
create trigger advance_movement_append_only before update or delete or truncate on advance_movement
    for each statement execute function refuse_change();

-- That somebody was reminded, thirty and sixty days after the event: once each.
create table advance_reminder (
    advance_id  uuid        not null,
    days        integer     not null,
    recorded_by varchar(60) not null,
    recorded_at timestamptz not null,
    constraint advance_reminder_once primary key (advance_id, days),
    constraint advance_reminder_of_advance foreign key (advance_id) references advance (id),
    constraint advance_reminder_days_known check (days in (30, 60))
);
create trigger advance_reminder_append_only before update or delete or truncate on advance_reminder
    for each statement execute function refuse_change();

-- What of a claim was paid before, by an advance: only the rest is paid by its payment.
alter table claim add column settled_minor bigint not null default 0;
alter table claim add constraint claim_settled_within_payable check (settled_minor between 0 and payable_minor);
