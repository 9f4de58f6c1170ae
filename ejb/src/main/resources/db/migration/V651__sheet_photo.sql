-- Photos and scans of signed sheets, as evidence of an imported sheet or of a day that was typed from the keyboard.
create table sheet_photo (
    id          uuid         not null,
    event_id    uuid         not null,
    sheet_id    uuid,
    on_day      date,
    name        varchar(200) not null,
    sha256      varchar(64)  not null,
    attached_by varchar(60)  not null,
    attached_at timestamptz  not null,
    constraint sheet_photo_pk primary key (id),
    constraint sheet_photo_at_event foreign key (event_id) references capacity_event (id),
    constraint sheet_photo_of_sheet foreign key (sheet_id) references attendance_sheet (id),
    constraint sheet_photo_is_received foreign key (sha256) references received_document (sha256),
    constraint sheet_photo_of_sheet_or_day check ((sheet_id is null) <> (on_day is null)),
    -- The same bytes again are attached already.
    constraint sheet_photo_once unique nulls not distinct (event_id, sheet_id, on_day, sha256)
);
create trigger sheet_photo_append_only before update or delete or truncate on sheet_photo
    for each statement execute function refuse_change();
