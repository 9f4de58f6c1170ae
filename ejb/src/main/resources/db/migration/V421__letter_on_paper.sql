-- Whether a campaign's letters carry a formal one on letterhead. Letters of campaigns there already go as they were queued.
alter table campaign add on_paper boolean not null default false;
