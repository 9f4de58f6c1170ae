-- How fast letters go is counted from the attempts of the last minutes.
create index letter_attempt_at on letter_attempt (at);

-- One id from the press of a button to the mail: in the logs, on the slice, and with the letter.
alter table letter_slice add correlation varchar(64) not null default '';
alter table letter add correlation varchar(64) not null default '';
