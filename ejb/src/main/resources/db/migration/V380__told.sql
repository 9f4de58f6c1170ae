-- Why a line was not taken over is kept as a text's key and its arguments, told in the reader's language.

alter table attendance_line_error alter column reason type varchar(500);
