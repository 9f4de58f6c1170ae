-- An import of a sheet in steps: its columns said, its strangers told apart, its lines taken over; and taken back.

alter table attendance_sheet drop constraint attendance_sheet_state_known;
alter table attendance_sheet add constraint attendance_sheet_state_known
    check (state in ('RECEIVED', 'STORED', 'IMPORTED', 'FAILED', 'UNDONE'));
-- What each column holds, in the order of the file; empty where the headers said it themselves.
alter table attendance_sheet add column mapping text not null default '';
alter table attendance_sheet add column lines_left_out integer not null default 0;
-- The same file twice is refused, but one that was taken back may come again.
alter table attendance_sheet drop constraint attendance_sheet_once;
create unique index attendance_sheet_once on attendance_sheet (event_id, sha256) where state <> 'UNDONE';

-- How somebody said that columns with such headers are to be read; offered when they come again.
create table sheet_habit (
    login    varchar(60) not null,
    headers  varchar(64) not null,
    meanings text        not null,
    said_at  timestamptz not null,
    constraint sheet_habit_pk primary key (login, headers)
);

-- Who somebody said a line is about whose reference nobody has; nobody where it is left out.
create table sheet_choice (
    sheet_id  uuid        not null,
    line_no   integer     not null,
    kind      varchar(10) not null,
    person_id uuid,
    chosen_by varchar(60) not null,
    chosen_at timestamptz not null,
    constraint sheet_choice_pk primary key (sheet_id, line_no),
    constraint sheet_choice_of_sheet foreign key (sheet_id) references attendance_sheet (id),
    constraint sheet_choice_of_person foreign key (person_id) references person (id),
    constraint sheet_choice_kind_known check (kind in ('PERSON', 'NEW', 'LEFT_OUT')),
    constraint sheet_choice_names_person check ((kind = 'PERSON') = (person_id is not null))
);

-- An import taken back: what its sheet said counts no longer, and stays to be read.
create table sheet_undo (
    sheet_id  uuid         not null,
    reason    varchar(500) not null,
    undone_by varchar(60)  not null,
    undone_at timestamptz  not null,
    constraint sheet_undo_pk primary key (sheet_id),
    constraint sheet_undo_of_sheet foreign key (sheet_id) references attendance_sheet (id)
);
create trigger sheet_undo_append_only before update or delete or truncate on sheet_undo
    for each statement execute function refuse_change();

-- What was said of presence and not taken back.
create view standing_presence as
select p.* from presence p where not exists (select 1 from sheet_undo u where u.sheet_id = p.sheet_id);

create or replace view presence_by_source as
select distinct on (event_id, person_id, on_day, half, source)
       event_id, person_id, on_day, half, source, present, sheet_id, line_no, reason, recorded_by, recorded_at
  from standing_presence
 order by event_id, person_id, on_day, half, source, seq desc;

create or replace view effective_presence as
select distinct on (p.event_id, p.person_id, p.on_day, p.half)
       p.event_id, p.person_id, p.on_day, p.half, p.present, p.source, p.sheet_id, p.line_no, p.reason, p.recorded_by,
       p.recorded_at, p.id,
       p.source <> 'CORRECTION' and exists (
           select 1 from presence_by_source o
            where o.event_id = p.event_id and o.person_id = p.person_id and o.on_day = p.on_day and o.half = p.half
              and o.present <> p.present) as disputed
  from standing_presence p
 order by p.event_id, p.person_id, p.on_day, p.half,
          case p.source when 'CORRECTION' then 0 when 'SHEET' then 1 when 'SCAN' then 2 when 'FACILITATOR' then 3 else 4 end,
          p.seq desc;
