-- One person under two rows: a pointer and no more. What hangs on a row keeps its id, so that no money moves.
alter table person add column survivor_id uuid;
alter table person add constraint person_survivor_is_person foreign key (survivor_id) references person (id);
alter table person add constraint person_survives_another check (survivor_id <> id);
create index person_by_survivor on person (survivor_id) where survivor_id is not null;

create table person_merge (
    id          uuid         not null,
    version     bigint       not null,
    merged_id   uuid         not null,
    survivor_id uuid         not null,
    reason      varchar(500) not null,
    state       varchar(8)   not null,
    asked_by    varchar(60)  not null,
    asked_at    timestamptz  not null,
    decided_by  varchar(60),
    decided_at  timestamptz,
    undone_by   varchar(60),
    undone_at   timestamptz,
    undone_why  varchar(500) not null default '',
    constraint person_merge_pk primary key (id),
    constraint person_merge_merged foreign key (merged_id) references person (id),
    constraint person_merge_survivor foreign key (survivor_id) references person (id),
    constraint person_merge_of_two check (merged_id <> survivor_id),
    constraint person_merge_state_known check (state in ('ASKED', 'IN_FORCE', 'REFUSED', 'UNDONE')),
    constraint person_merge_decided check ((state = 'ASKED') = (decided_at is null)),
    constraint person_merge_undone check ((state = 'UNDONE') = (undone_at is not null))
);
create unique index person_merged_once on person_merge (merged_id) where state in ('ASKED', 'IN_FORCE');
create index person_merge_by_survivor on person_merge (survivor_id);
-- All rows of one person, whichever of them is asked for.
create index person_by_who_stands_for_it on person (coalesce(survivor_id, id));
