-- By which names somebody new is registered whom the line calls by one whole name; emptied once they are.
alter table sheet_choice add column family_name varchar(100) not null default '';
alter table sheet_choice add column given_name varchar(100) not null default '';
