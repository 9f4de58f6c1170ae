-- Donors, their agreements, what the money may pay for, and what is promised out of it.

create table donor (
    id       uuid         not null,
    version  bigint       not null,
    name     varchar(120) not null,
    iati_ref varchar(60),
    org_type varchar(4)   not null,
    active   boolean      not null,
    constraint donor_pk primary key (id),
    constraint donor_name_unique unique (name)
);
-- Every name a donor was ever seen under; found again, it never makes a second donor.
create table donor_alias (
    donor_id   uuid         not null,
    alias      varchar(120) not null,
    -- Lower case, letters and digits only.
    normalised varchar(120) not null,
    constraint donor_alias_pk primary key (normalised),
    constraint donor_alias_of_donor foreign key (donor_id) references donor (id)
);

create table contribution (
    id              uuid         not null,
    version         bigint       not null,
    agreement_no    varchar(40)  not null,
    donor_id        uuid         not null,
    title           varchar(160) not null,
    currency        varchar(3)   not null,
    agreed_minor    bigint       not null,
    basis           varchar(8)   not null,
    recognition     varchar(16)  not null,
    fx_method       varchar(20)  not null,
    earmark_category varchar(1)  not null,
    psc_basis_points integer     not null,
    valid_from      date         not null,
    valid_to        date         not null,
    liquidation_to  date         not null,
    state           varchar(16)  not null,
    entered_by      varchar(60)  not null,
    approved_by     varchar(60),
    constraint contribution_pk primary key (id),
    constraint contribution_agreement_unique unique (agreement_no),
    constraint contribution_of_donor foreign key (donor_id) references donor (id),
    constraint contribution_basis_known check (basis in ('ACCRUAL', 'CASH')),
    constraint contribution_recognition_known check (recognition in ('UNCONDITIONAL', 'CONDITIONAL')),
    constraint contribution_fx_method_known check (fx_method in ('TRANSACTION_DATE', 'MONTHLY', 'PERIOD_AVERAGE', 'WEIGHTED_RECEIPT')),
    constraint contribution_earmark_category_known check (earmark_category in ('1', '2', '3', '4')),
    constraint contribution_psc_sane check (psc_basis_points between 0 and 10000),
    constraint contribution_not_negative check (agreed_minor >= 0),
    constraint contribution_dates_in_order check (valid_from <= valid_to and valid_to <= liquidation_to),
    constraint contribution_state_known check (state in ('DRAFT', 'PLEDGED', 'SIGNED', 'ACTIVE', 'EXPIRED', 'FINAL_REPORTED', 'CLOSED', 'CANCELLED')),
    constraint contribution_four_eyes check (approved_by is null or approved_by <> entered_by)
);

create table instalment (
    id              uuid        not null,
    contribution_id uuid        not null,
    due_on          date        not null,
    amount_minor    bigint      not null,
    received_on     date,
    state           varchar(12) not null,
    constraint instalment_pk primary key (id),
    constraint instalment_of_contribution foreign key (contribution_id) references contribution (id),
    constraint instalment_positive check (amount_minor > 0),
    constraint instalment_state_known check (state in ('SCHEDULED', 'DUE', 'RECEIVED', 'OVERDUE', 'WAIVED'))
);

-- What the contribution held when its books came here, entered from a signed statement, posted when signed off.
create table opening_balance (
    contribution_id uuid         not null,
    on_day          date         not null,
    amount_minor    bigint       not null,
    reference       varchar(160) not null,
    entered_by      varchar(60)  not null,
    approved_by     varchar(60),
    constraint opening_balance_pk primary key (contribution_id),
    constraint opening_balance_of_contribution foreign key (contribution_id) references contribution (id),
    constraint opening_balance_positive check (amount_minor > 0),
    constraint opening_balance_four_eyes check (approved_by is null or approved_by <> entered_by)
);

-- What a contribution may pay for, as a version that holds from a day on. An empty list of Members means every Member.
create table earmark (
    id              uuid         not null,
    contribution_id uuid         not null,
    valid_from      date         not null,
    reference       varchar(120) not null,
    constraint earmark_pk primary key (id),
    constraint earmark_once_a_day unique (contribution_id, valid_from),
    constraint earmark_of_contribution foreign key (contribution_id) references contribution (id)
);
create table earmark_member (
    earmark_id  uuid       not null,
    member_code varchar(3) not null,
    constraint earmark_member_pk primary key (earmark_id, member_code),
    constraint earmark_member_of_earmark foreign key (earmark_id) references earmark (id),
    constraint earmark_member_is_member foreign key (member_code) references member (code)
);
create table earmark_category (
    earmark_id uuid        not null,
    category   varchar(12) not null,
    constraint earmark_category_pk primary key (earmark_id, category),
    constraint earmark_category_of_earmark foreign key (earmark_id) references earmark (id)
);
create table earmark_beneficiary (
    earmark_id  uuid        not null,
    beneficiary varchar(12) not null,
    constraint earmark_beneficiary_pk primary key (earmark_id, beneficiary),
    constraint earmark_beneficiary_of_earmark foreign key (earmark_id) references earmark (id),
    constraint earmark_beneficiary_known check (beneficiary in ('PARTICIPANTS', 'EXPERTS', 'SECRETARIAT'))
);

-- Part of a contribution set aside for one event and cost category.
create table allocation (
    id              uuid        not null,
    version         bigint      not null,
    contribution_id uuid        not null,
    event_id        uuid        not null,
    category        varchar(12) not null,
    amount_minor    bigint      not null,
    state           varchar(12) not null,
    entered_by      varchar(60) not null,
    approved_by     varchar(60),
    on_day          date        not null,
    constraint allocation_pk primary key (id),
    constraint allocation_once unique (contribution_id, event_id, category),
    constraint allocation_of_contribution foreign key (contribution_id) references contribution (id),
    constraint allocation_for_event foreign key (event_id) references capacity_event (id),
    constraint allocation_positive check (amount_minor > 0),
    constraint allocation_state_known check (state in ('PROPOSED', 'APPROVED', 'RELEASED')),
    constraint allocation_four_eyes check (approved_by is null or approved_by <> entered_by)
);

-- Money promised to a participant or payee: posted + released + open is always the original amount.
create table commitment (
    id               uuid        not null,
    version          bigint      not null,
    allocation_id    uuid        not null,
    participation_id uuid,
    category         varchar(12) not null,
    currency         varchar(3)  not null,
    original_minor   bigint      not null,
    posted_minor     bigint      not null,
    released_minor   bigint      not null,
    state            varchar(16) not null,
    committed_on     date        not null,
    entered_by       varchar(60) not null,
    constraint commitment_pk primary key (id),
    constraint commitment_of_allocation foreign key (allocation_id) references allocation (id),
    constraint commitment_for_participation foreign key (participation_id) references participation (id),
    constraint commitment_once_per_participation unique (participation_id, category),
    constraint commitment_positive check (original_minor > 0),
    constraint commitment_resolves_once check (posted_minor >= 0 and released_minor >= 0 and posted_minor + released_minor <= original_minor),
    constraint commitment_state_known check (state in ('OPEN', 'PART_LIQUIDATED', 'LIQUIDATED', 'CANCELLED', 'EXPIRED'))
);
-- Each movement of a commitment, dated, so that a statement can tell what was open on any day.
create table commitment_movement (
    id            uuid        not null,
    commitment_id uuid        not null,
    on_day        date        not null,
    kind          varchar(10) not null,
    amount_minor  bigint      not null,
    source_kind   varchar(30) not null,
    source_id     varchar(80) not null,
    recorded_by   varchar(60) not null,
    recorded_at   timestamptz not null,
    constraint commitment_movement_pk primary key (id),
    constraint commitment_movement_of_commitment foreign key (commitment_id) references commitment (id),
    constraint commitment_movement_once unique (commitment_id, kind, source_kind, source_id),
    constraint commitment_movement_kind_known check (kind in ('RESERVED', 'POSTED', 'RELEASED')),
    constraint commitment_movement_positive check (amount_minor > 0)
);
create trigger commitment_movement_append_only before update or delete or truncate on commitment_movement
    for each statement execute function refuse_change();

-- A supplier's or carrier's invoice: entered by one person, approved by another, posted once.
create table cost_document (
    id              uuid         not null,
    version         bigint       not null,
    contribution_id uuid         not null,
    event_id        uuid         not null,
    category        varchar(12)  not null,
    sub_line        varchar(40)  not null default '',
    beneficiary     varchar(12)  not null,
    supplier        varchar(120) not null,
    document_no     varchar(60)  not null,
    document_date   date         not null,
    paid_on         date,
    currency        varchar(3)   not null,
    amount_minor    bigint       not null,
    commitment_id   uuid,
    member_code     varchar(3),
    state           varchar(10)  not null,
    entered_by      varchar(60)  not null,
    entered_at      timestamptz  not null,
    approved_by     varchar(60),
    constraint cost_document_pk primary key (id),
    constraint cost_document_once unique (supplier, document_no),
    constraint cost_document_of_contribution foreign key (contribution_id) references contribution (id),
    constraint cost_document_for_event foreign key (event_id) references capacity_event (id),
    constraint cost_document_of_commitment foreign key (commitment_id) references commitment (id),
    constraint cost_document_for_member foreign key (member_code) references member (code),
    constraint cost_document_beneficiary_known check (beneficiary in ('PARTICIPANTS', 'EXPERTS', 'SECRETARIAT')),
    constraint cost_document_positive check (amount_minor > 0),
    constraint cost_document_state_known check (state in ('ENTERED', 'APPROVED', 'REFUSED')),
    constraint cost_document_four_eyes check (approved_by is null or approved_by <> entered_by)
);

-- Given in goods or time: told beside the cash, never inside it.
create table in_kind (
    id              uuid         not null,
    event_id        uuid         not null,
    contribution_id uuid,
    provider        varchar(120) not null,
    description     varchar(250) not null,
    currency        varchar(3)   not null,
    value_minor     bigint       not null,
    valuation_basis varchar(160) not null,
    evidence        varchar(160) not null default '',
    on_day          date         not null,
    state           varchar(10)  not null,
    entered_by      varchar(60)  not null,
    constraint in_kind_pk primary key (id),
    constraint in_kind_for_event foreign key (event_id) references capacity_event (id),
    constraint in_kind_beside_contribution foreign key (contribution_id) references contribution (id),
    constraint in_kind_not_negative check (value_minor >= 0),
    constraint in_kind_state_known check (state in ('OFFERED', 'CONFIRMED', 'VALUED', 'REPORTED'))
);
