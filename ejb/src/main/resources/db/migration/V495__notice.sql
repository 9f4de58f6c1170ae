-- What participants were told before they travelled; never changed, the same words are the same note.
create table practical_note (
    event_id   uuid          not null,
    no         integer       not null,
    body       varchar(4000) not null,
    written_by varchar(60)   not null,
    written_at timestamptz   not null,
    constraint practical_note_pk primary key (event_id, no),
    constraint practical_note_for_event foreign key (event_id) references capacity_event (id)
);
-- The words may be long: their hash stands for them.
create unique index practical_note_once on practical_note (event_id, md5(body));

alter table letter drop constraint letter_withheld_known;
alter table letter add constraint letter_withheld_known check (withheld in
    ('CAMPAIGN_CLOSED', 'SUPERSEDED', 'DEADLINE_PASSED', 'EVENT_CANCELLED', 'LEFT_OUT', 'ANSWERED', 'EVENT_OVER', 'TAKEN_BACK', 'BY_HAND'));
-- What is neither arrived nor given up, for the figures an operator watches.
create index letter_unsettled on letter (queued_at) where delivery in ('QUEUED', 'IN_FLIGHT', 'UNCERTAIN', 'FAILED');
