-- What is looked at before a campaign's button is pressed: what an event is about, who pays, who was supported already, who releases.

alter table capacity_event add column topic varchar(24);
alter table capacity_event add constraint capacity_event_topic_known check (topic in ('VALUATION', 'CLASSIFICATION', 'ORIGIN',
    'RISK_MANAGEMENT', 'POST_CLEARANCE_AUDIT', 'TRANSIT', 'TRADE_FACILITATION', 'SINGLE_WINDOW', 'AUTHORISED_OPERATORS', 'E_COMMERCE',
    'ENFORCEMENT', 'INTELLECTUAL_PROPERTY', 'LABORATORIES', 'INTEGRITY', 'STRATEGIC_MANAGEMENT', 'LEADERSHIP', 'HUMAN_RESOURCES',
    'TRAINING', 'PARTNERSHIP'));
create index capacity_event_by_topic on capacity_event (topic, starts_on) where topic is not null;
create index participation_by_member on participation (member_code, event_id);

-- The contribution whose earmark says which Members are invited; without one every Member may be.
alter table campaign add column contribution_id uuid;
alter table campaign add constraint campaign_paid_by_contribution foreign key (contribution_id) references contribution (id);

-- Where a second person releases: who asked, for exactly which letters (their seal), and who released them.
alter table campaign add column second_person boolean not null default false;
alter table campaign add column asked_by varchar(60);
alter table campaign add column asked_at timestamptz;
alter table campaign add column asked_seal varchar(64);
alter table campaign add column released_by varchar(60);
alter table campaign add column released_at timestamptz;
alter table campaign add constraint campaign_request_whole check (
    num_nulls(asked_by, asked_at, asked_seal) in (0, 3) and num_nulls(released_by, released_at) in (0, 2));
alter table campaign add constraint campaign_release_asked_for check (released_by is null or asked_by is not null);
alter table campaign add constraint campaign_release_four_eyes check (released_by <> asked_by);

-- A Member that another donor supported already is left out, unless somebody keeps it in and says why.
alter table campaign_recipient add column kept_reason varchar(250);
alter table campaign_recipient add column kept_by varchar(60);
alter table campaign_recipient add column kept_at timestamptz;
alter table campaign_recipient add constraint campaign_recipient_kept_whole check (num_nulls(kept_reason, kept_by, kept_at) in (0, 3));
