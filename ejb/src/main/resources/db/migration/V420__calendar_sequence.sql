-- How often an event was moved since its first participant was confirmed: calendars tell a newer entry by it.
alter table capacity_event add calendar_sequence integer not null default 0;
alter table capacity_event add constraint capacity_event_calendar_sequence_rises check (calendar_sequence >= 0);
