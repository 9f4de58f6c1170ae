-- The trail is read by actor and by day, over years of rows.
create index audit_entry_by_actor on audit_entry (actor, id);
create index audit_entry_by_day on audit_entry (at);
