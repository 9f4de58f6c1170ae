-- The journal is read by month, and an entry together with what corrects it.
create index journal_entry_by_day on journal_entry (posted_on, id);
create index journal_entry_by_corrected on journal_entry (corrects) where corrects is not null;
