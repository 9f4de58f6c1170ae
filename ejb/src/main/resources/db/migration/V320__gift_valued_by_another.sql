-- Who notes a gift does not say what it is worth: a second person does, on evidence.
alter table in_kind add column valued_by varchar(60);
alter table in_kind add constraint in_kind_four_eyes check (valued_by is null or valued_by <> entered_by);
