-- What participants were told before they travelled; never changed, the same words are the same note.
create table practical_note (
    id         uuid          not null,
    event_id   uuid          not null,
    no         integer       not null,
    language   varchar(2)    not null,
    body       varchar(4000) not null,
    written_by varchar(60)   not null,
    written_at timestamptz   not null,
    constraint practical_note_pk primary key (id),
    constraint practical_note_for_event foreign key (event_id) references capacity_event (id),
    constraint practical_note_numbered unique (event_id, no)
);
-- The words may be long: their hash stands for them.
alter table practical_note add column body_md5 varchar(32) generated always as (md5(body)) stored;
alter table practical_note add constraint practical_note_once unique (event_id, body_md5);

alter table letter drop constraint letter_withheld_known;
alter table letter add constraint letter_withheld_known check (withheld in
    ('CAMPAIGN_CLOSED', 'SUPERSEDED', 'DEADLINE_PASSED', 'EVENT_CANCELLED', 'LEFT_OUT', 'ANSWERED', 'EVENT_OVER', 'TAKEN_BACK', 'BY_HAND'));
create index letter_about on letter (about_id, purpose);
