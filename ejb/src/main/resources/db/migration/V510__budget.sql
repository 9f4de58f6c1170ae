-- What an event may cost under each heading, version by version: entered by one person, approved by another, and from
-- then on never changed.
create table budget (
    id                       uuid         not null,
    version                  bigint       not null,
    event_id                 uuid         not null,
    number                   integer      not null,
    currency                 varchar(3)   not null,
    -- Hundredths of a per cent of each line.
    flexibility_basis_points integer      not null,
    donor_reference          varchar(160) not null,
    state                    varchar(12)  not null,
    entered_by               varchar(60)  not null,
    entered_at               timestamptz  not null,
    approved_by              varchar(60),
    approved_on              date,
    approved_at              timestamptz,
    constraint budget_pk primary key (id),
    constraint budget_for_event foreign key (event_id) references capacity_event (id),
    constraint budget_number_once unique (event_id, number),
    constraint budget_flexibility_sane check (flexibility_basis_points between 0 and 10000),
    constraint budget_state_known check (state in ('DRAFT', 'APPROVED', 'SUPERSEDED')),
    constraint budget_approved_by_somebody check ((state = 'DRAFT') = (approved_by is null)
        and (approved_by is null) = (approved_on is null) and (approved_by is null) = (approved_at is null)),
    constraint budget_four_eyes check (approved_by is null or approved_by <> entered_by)
);
create unique index budget_one_draft on budget (event_id) where state = 'DRAFT';
create unique index budget_one_approved on budget (event_id) where state = 'APPROVED';

create table budget_line (
    budget_id    uuid        not null,
    category     varchar(12) not null,
    amount_minor bigint      not null,
    constraint budget_line_pk primary key (budget_id, category),
    constraint budget_line_of_budget foreign key (budget_id) references budget (id),
    constraint budget_line_positive check (amount_minor > 0),
    -- Programme support cost follows the direct cost and has no line of its own.
    constraint budget_line_category_known check (category in ('AIR', 'DSA', 'TERM', 'VISA_INS', 'VENUE', 'CATERING', 'INTERP',
        'TRANSL', 'EXPERT', 'MATERIAL', 'OTHER'))
);

-- A draft gives way to another; once approved a version is only ever superseded.
create function refuse_changed_budget() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and old.state = 'DRAFT' then
        return old;
    end if;
    if tg_op = 'UPDATE' and old.state = 'DRAFT' then
        return new;
    end if;
    if tg_op = 'DELETE'
       or not (old.state = 'APPROVED' and new.state = 'SUPERSEDED')
       or (new.id, new.event_id, new.number, new.currency, new.flexibility_basis_points, new.donor_reference,
            new.entered_by, new.entered_at, new.approved_by, new.approved_on, new.approved_at)
          is distinct from (old.id, old.event_id, old.number, old.currency, old.flexibility_basis_points,
            old.donor_reference, old.entered_by, old.entered_at, old.approved_by, old.approved_on, old.approved_at) then
        raise exception 'An approved budget is never changed: make the next version' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger budget_never_changed before update or delete on budget
    for each row execute function refuse_changed_budget();
create trigger budget_never_truncated before truncate on budget
    for each statement execute function refuse_change();

create function refuse_changed_budget_line() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE'
       or exists (select 1 from muster.budget where id = coalesce(new.budget_id, old.budget_id) and state <> 'DRAFT') then
        raise exception 'An approved budget is never changed: make the next version' using errcode = 'restrict_violation';
    end if;
    if tg_op = 'DELETE' then
        return old;
    end if;
    return new;
end $$;
create trigger budget_line_never_changed before insert or update or delete on budget_line
    for each row execute function refuse_changed_budget_line();
create trigger budget_line_never_truncated before truncate on budget_line
    for each statement execute function refuse_change();
