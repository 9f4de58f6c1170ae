-- The account to a donor: inputs frozen first, every rendering stored as the bytes that were shown.

create table donor_statement (
    id              uuid        not null,
    version         bigint      not null,
    contribution_id uuid        not null,
    period_from     date        not null,
    period_to       date        not null,
    statement_version integer   not null,
    state           varchar(12) not null,
    -- The frozen figures as JSON in a fixed order, and the hash over exactly these bytes.
    figures         text        not null,
    sha256          varchar(64) not null,
    job_run_id      uuid,
    produced_by     varchar(60) not null,
    produced_at     timestamptz not null,
    certified_by    varchar(60),
    certified_at    timestamptz,
    constraint donor_statement_pk primary key (id),
    constraint donor_statement_once unique (contribution_id, period_from, period_to, statement_version),
    constraint donor_statement_of_contribution foreign key (contribution_id) references contribution (id),
    constraint donor_statement_days_in_order check (period_from <= period_to),
    constraint donor_statement_state_known check (state in ('DRAFT', 'CERTIFIED', 'SENT', 'SUPERSEDED')),
    constraint donor_statement_four_eyes check (certified_by is null or certified_by <> produced_by)
);

-- The ledger lines behind a statement, frozen by id.
create table donor_statement_line (
    statement_id uuid    not null,
    seq          integer not null,
    entry_id     uuid    not null,
    line_no      integer not null,
    constraint donor_statement_line_pk primary key (statement_id, seq),
    constraint donor_statement_line_of_statement foreign key (statement_id) references donor_statement (id),
    constraint donor_statement_line_of_ledger foreign key (entry_id, line_no) references journal_line (entry_id, line_no)
);

create table donor_statement_rendering (
    statement_id uuid        not null,
    format       varchar(10) not null,
    media_type   varchar(100) not null,
    sha256       varchar(64) not null,
    content      bytea       not null,
    constraint donor_statement_rendering_pk primary key (statement_id, format),
    constraint donor_statement_rendering_of_statement foreign key (statement_id) references donor_statement (id)
);
create trigger donor_statement_line_append_only before update or delete or truncate on donor_statement_line
    for each statement execute function refuse_change();
create trigger donor_statement_rendering_append_only before update or delete or truncate on donor_statement_rendering
    for each statement execute function refuse_change();
