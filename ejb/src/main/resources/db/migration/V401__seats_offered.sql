-- Campaigns that ask for an officer's endorsement before they are selected.
alter table campaign add column needs_endorsement boolean not null default false;
alter table nomination add column endorsement varchar(10) not null default 'PENDING';
alter table nomination add constraint nomination_endorsement_known check (endorsement in ('PENDING', 'ENDORSED', 'WITHHELD'));

-- How an event's seats are given: who comes first, and how long a seat is offered to the waiting list.
create table selection_rule (
    event_id   uuid        not null,
    version    bigint      not null,
    least_developed_first boolean not null,
    offer_days integer     not null,
    changed_by varchar(60) not null,
    changed_at timestamptz not null,
    constraint selection_rule_pk primary key (event_id),
    constraint selection_rule_of_event foreign key (event_id) references capacity_event (id),
    constraint selection_rule_offer_days_sensible check (offer_days between 1 and 60)
);

-- A seat that came free, offered to the first of the waiting list; it is held as long as the offer is open.
create table seat_offer (
    id            uuid        not null,
    version       bigint      not null,
    nomination_id uuid        not null,
    event_id      uuid        not null,
    offered_at    timestamptz not null,
    expires_at    timestamptz not null,
    state         varchar(10) not null,
    settled_by    varchar(60),
    settled_at    timestamptz,
    constraint seat_offer_pk primary key (id),
    constraint seat_offer_to_nomination foreign key (nomination_id) references nomination (id),
    constraint seat_offer_of_event foreign key (event_id) references capacity_event (id),
    constraint seat_offer_state_known check (state in ('OPEN', 'ACCEPTED', 'DECLINED', 'EXPIRED', 'TAKEN_BACK')),
    constraint seat_offer_settled_by_somebody check ((state = 'OPEN') = (settled_by is null)),
    constraint seat_offer_expires_later check (expires_at > offered_at)
);
create unique index seat_offer_once_at_a_time on seat_offer (nomination_id) where state = 'OPEN';
create index seat_offer_due on seat_offer (expires_at) where state = 'OPEN';
create index seat_offer_by_event on seat_offer (event_id) where state = 'OPEN';
create index if not exists nomination_by_event on nomination (event_id, selection);
