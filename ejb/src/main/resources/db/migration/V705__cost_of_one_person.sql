-- What was paid for one person.
create index cost_share_for_participation on cost_share (participation_id) where participation_id is not null;
