-- Who was there, per person and half day, and how we know.

create table attendance_sheet (
    id           uuid         not null,
    event_id     uuid         not null,
    sha256       varchar(64)  not null,
    file_name    varchar(250) not null,
    media_type   varchar(100) not null,
    content      bytea        not null,
    uploaded_by  varchar(60)  not null,
    uploaded_at  timestamptz  not null,
    state        varchar(10)  not null,
    -- How the text was read, e.g. windows-1251; told to the person who sent it.
    read_as      varchar(40)  not null default '',
    -- Lines taken over, in the same transaction as what they say: a restart goes on behind them.
    lines_done   integer      not null default 0,
    lines_good   integer      not null default 0,
    lines_bad    integer      not null default 0,
    constraint attendance_sheet_pk primary key (id),
    -- The same file twice is refused, and says when and by whom it came first.
    constraint attendance_sheet_once unique (event_id, sha256),
    constraint attendance_sheet_of_event foreign key (event_id) references capacity_event (id),
    constraint attendance_sheet_state_known check (state in ('STORED', 'IMPORTED', 'FAILED'))
);
-- What was wrong with a line; part of the stored original, so erased with it.
create table attendance_line_error (
    sheet_id uuid          not null,
    line_no  integer       not null,
    column_name varchar(60) not null,
    value    varchar(500)  not null,
    reason   varchar(300)  not null,
    constraint attendance_line_error_pk primary key (sheet_id, line_no, column_name),
    constraint attendance_line_error_of_sheet foreign key (sheet_id) references attendance_sheet (id)
);

create table presence (
    id          uuid        not null,
    event_id    uuid        not null,
    person_id   uuid        not null,
    on_day      date        not null,
    half        varchar(2)  not null,
    present     boolean     not null,
    source      varchar(12) not null,
    sheet_id    uuid,
    line_no     integer,
    -- Order of arrival: of two rows of one source the later one counts.
    seq         bigint generated always as identity,
    reason      varchar(500) not null default '',
    recorded_by varchar(60) not null,
    recorded_at timestamptz not null,
    constraint presence_pk primary key (id),
    constraint presence_once_per_line unique (sheet_id, line_no, on_day, half),
    constraint presence_at_event foreign key (event_id) references capacity_event (id),
    constraint presence_of_person foreign key (person_id) references person (id),
    constraint presence_from_sheet foreign key (sheet_id) references attendance_sheet (id),
    constraint presence_half_known check (half in ('AM', 'PM')),
    constraint presence_source_known check (source in ('SHEET', 'SCAN', 'FACILITATOR', 'ONLINE', 'CORRECTION'))
);
create index presence_by_event on presence (event_id, person_id, on_day, half);
create trigger presence_append_only before update or delete or truncate on presence
    for each statement execute function refuse_change();

-- What counts where sources disagree: a correction, then the signed sheet, the badge scan, the facilitator's list,
-- the online log; of two rows of one source the later.
create view effective_presence as
select distinct on (event_id, person_id, on_day, half)
       event_id, person_id, on_day, half, present, source, sheet_id, line_no, reason, recorded_by, recorded_at
  from presence
 order by event_id, person_id, on_day, half,
          case source when 'CORRECTION' then 0 when 'SHEET' then 1 when 'SCAN' then 2 when 'FACILITATOR' then 3 else 4 end,
          seq desc;
