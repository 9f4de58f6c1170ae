-- What came of an event and what went otherwise than agreed, as staff tell it to one donor. Each change is a row of its own,
-- so that who wrote what when stays known; a statement keeps the words it was frozen with.
create table event_narrative (
    contribution_id uuid          not null,
    event_id        uuid          not null,
    revision        integer       not null,
    results_en      varchar(600)  not null,
    deviations_en   varchar(600)  not null,
    results_fr      varchar(600)  not null,
    deviations_fr   varchar(600)  not null,
    written_by      varchar(60)   not null,
    written_at      timestamptz   not null,
    constraint event_narrative_pk primary key (contribution_id, event_id, revision),
    constraint event_narrative_of_contribution foreign key (contribution_id) references contribution (id),
    constraint event_narrative_of_event foreign key (event_id) references capacity_event (id),
    constraint event_narrative_counts_up check (revision > 0)
);
create index event_narrative_by_event on event_narrative (event_id);
create trigger event_narrative_append_only before update or delete or truncate on event_narrative
    for each statement execute function refuse_change();

-- The language a contribution's statements are printed in; English where nobody chose.
create table statement_language (
    contribution_id uuid        not null,
    language        varchar(2)  not null,
    chosen_by       varchar(60) not null,
    chosen_at       timestamptz not null,
    constraint statement_language_pk primary key (contribution_id),
    constraint statement_language_of_contribution foreign key (contribution_id) references contribution (id),
    constraint statement_language_printed check (language in ('en', 'fr'))
);
