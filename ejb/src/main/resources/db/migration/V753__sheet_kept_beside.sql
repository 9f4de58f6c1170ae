-- The row is written first and its file after it, so that who reads the row need not read the file.
alter table attendance_sheet alter column content set default '';
