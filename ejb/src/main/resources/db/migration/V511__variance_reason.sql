-- Why a heading of a contribution's budget differs from what was spent in a period: all are kept, the latest counts.
create table variance_reason (
    seq             bigint generated always as identity,
    contribution_id uuid         not null,
    period_from     date         not null,
    period_to       date         not null,
    category        varchar(12)  not null,
    reason          varchar(500) not null,
    given_by        varchar(60)  not null,
    given_at        timestamptz  not null,
    constraint variance_reason_pk primary key (seq),
    constraint variance_reason_of_contribution foreign key (contribution_id) references contribution (id),
    constraint variance_reason_days_in_order check (period_from <= period_to),
    constraint variance_reason_says_something check (reason <> '')
);
create index variance_reason_by_period on variance_reason (contribution_id, period_from, period_to, seq);
create trigger variance_reason_append_only before update or delete or truncate on variance_reason
    for each statement execute function refuse_change();
