-- What a file of presences is: a signed sheet, a facilitator's list, or the log of an online meeting. Its lines count as
-- what it is; so far every file was taken for a signed sheet.
alter table attendance_sheet add column source varchar(12) not null default 'SHEET';
alter table attendance_sheet add constraint attendance_sheet_source_known
    check (source in ('SHEET', 'FACILITATOR', 'ONLINE'));
