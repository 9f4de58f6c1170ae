-- Why a letter that was queued does not go (any more). One that may have gone before stays uncertain.
alter table invitation add withheld varchar(16);
update invitation set withheld = case when delivery_detail = 'superseded' then 'SUPERSEDED' else 'CAMPAIGN_CLOSED' end,
    delivery_detail = '' where delivery = 'CANCELLED';
alter table invitation add constraint invitation_withheld_known check (withheld in
    ('CAMPAIGN_CLOSED', 'SUPERSEDED', 'DEADLINE_PASSED', 'EVENT_CANCELLED', 'LEFT_OUT'));
alter table invitation add constraint invitation_withheld_not_sent check (withheld is null or delivery in ('CANCELLED', 'UNCERTAIN'));
create index invitation_undecided on invitation (campaign_id) where delivery in ('QUEUED', 'UNCERTAIN');

-- Mail servers quote the address they refuse; addresses stand in person rows alone.
update invitation set delivery_detail = regexp_replace(delivery_detail, '<?("[^"]*"|[^\s<>"(),:;]+)@[^\s<>"(),:;]+>?', '<…>', 'g')
    where delivery_detail like '%@%';
