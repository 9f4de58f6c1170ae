-- Which events there is news of since their facts were compared last: a run passes over the others. Every statement that changes what a
-- comparison reads leaves a row for each event it is about, or one without an event where it may be about all. Rows are only ever added
-- and, by the run that compares the event, taken: whoever commits after a run has looked leaves theirs for the next one.
create table reconciliation_news (
    seq      bigint not null generated always as identity,
    event_id uuid,
    constraint reconciliation_news_pk primary key (seq)
);
create index reconciliation_news_of_event on reconciliation_news (event_id);

-- Where somebody has been, and whoever is the same person.
create index presence_by_person on presence (person_id, event_id);

create function events_claimed_by(people uuid[]) returns setof uuid language sql stable as $$
    select c.event_id
      from muster.person n
      join muster.person s on coalesce(s.survivor_id, s.id) = coalesce(n.survivor_id, n.id)
      join muster.claim c on c.person_id = s.id
     where n.id = any (people)
$$;

create function events_of(people uuid[]) returns setof uuid language sql stable as $$
    with same as materialized (
        select distinct s.id
          from muster.person n join muster.person s on coalesce(s.survivor_id, s.id) = coalesce(n.survivor_id, n.id)
         where n.id = any (people))
    select p.event_id from same join muster.participation p on p.person_id = same.id
    union select c.event_id from same join muster.claim c on c.person_id = same.id
    union select h.event_id from same join muster.presence h on h.person_id = same.id
$$;

-- Where the changed rows say their event themselves. These are the tables with many rows: the statement is planned once.
create function note_news_of_event() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into muster.reconciliation_news (event_id) select distinct event_id from made where event_id is not null;
    elsif tg_op = 'DELETE' then
        insert into muster.reconciliation_news (event_id) select distinct event_id from gone where event_id is not null;
    else
        insert into muster.reconciliation_news (event_id)
        select event_id from made where event_id is not null union select event_id from gone where event_id is not null;
    end if;
    return null;
end $$;

-- The same of promises, which say it through their allocation.
create function note_news_of_commitment() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into muster.reconciliation_news (event_id)
        select distinct a.event_id from made c join muster.allocation a on a.id = c.allocation_id;
    elsif tg_op = 'DELETE' then
        insert into muster.reconciliation_news (event_id)
        select distinct a.event_id from gone c join muster.allocation a on a.id = c.allocation_id;
    else
        insert into muster.reconciliation_news (event_id)
        select a.event_id from made c join muster.allocation a on a.id = c.allocation_id
        union select a.event_id from gone c join muster.allocation a on a.id = c.allocation_id;
    end if;
    return null;
end $$;

-- The argument asks "changed", the rows as they were and as they are, for the events.
create function note_news() returns trigger language plpgsql as $$
begin
    execute 'with changed as (' || case tg_op
            when 'INSERT' then 'select * from made'
            when 'DELETE' then 'select * from gone'
            else 'select * from gone union all select * from made' end
        || ') insert into muster.reconciliation_news (event_id) ' || tg_argv[0];
    return null;
end $$;

-- The same for a table of which few changes are news: the argument asks $1, the row as it was, and $2, as it is.
create function note_news_of_row() returns trigger language plpgsql as $$
begin
    execute 'insert into muster.reconciliation_news (event_id) ' || tg_argv[0] using old, new;
    return null;
end $$;

do $$
declare
    of_all   constant text := 'select null::uuid where exists (select from changed)';
    of_seat  constant text := 'select distinct p.event_id from changed c join muster.participation p on p.id = c.participation_id';
    elsewhere constant text := 'select distinct muster.events_claimed_by(array(select distinct person_id from changed))';
    told     record;
    how      text;
begin
    for told in
        select * from (values
            -- Those of one event.
            ('participation', null), ('allowance_scheme', null), ('entitlement', null), ('nomination', null),
            ('certificate', null), ('certificate_rule', null), ('advance', null), ('event_move', null),
            ('allocation', null), ('in_kind', null), ('journal_line', null), ('campaign_event', null),
            ('presence', null), ('claim', null), ('cost_share', null),
            ('authorised_stay', of_seat), ('authorised_leg', of_seat), ('host_provision', of_seat),
            ('capacity_event', 'select distinct id from changed'),
            ('entitlement_line',
                'select distinct e.event_id from changed c join muster.entitlement e on e.id = c.entitlement_id'),
            ('campaign_recipient',
                'select distinct e.event_id from changed c join muster.campaign_event e on e.campaign_id = c.campaign_id'),
            -- A day or night that somebody is paid for is nobody else's to pay.
            ('sheet_undo',
                'select distinct p.event_id from changed c join muster.presence p on p.sheet_id = c.sheet_id
                 union select muster.events_claimed_by(array(select distinct p.person_id from changed c
                     join muster.presence p on p.sheet_id = c.sheet_id))'),
            ('claim_night', elsewhere),
            -- Who somebody is.
            ('person_service', 'select distinct muster.events_of(array(select distinct person_id from changed))'),
            ('person_pair',
                'select distinct muster.events_of(array(select unnest(array[one_id, other_id]) from changed where state = ''TWO''))'),
            ('payee_account',
                'select distinct muster.events_claimed_by(array(select person_id from changed union select o.person_id from changed c
                     join muster.payee_account o on o.account_hash = c.account_hash))'),
            -- A document may be one that another system paid for another event.
            ('cost_document',
                'select s.event_id from changed c join muster.cost_share s on s.document_id = c.id
                 union select p.event_id from changed c join muster.outside_payment p
                           on p.document_no <> '''' and lower(p.document_no) = lower(c.document_no)
                 union select p.event_id from changed c join muster.cost_share s on s.document_id = c.id
                         join muster.outside_payment p on p.ticket_no <> '''' and lower(p.ticket_no) = lower(s.sub_line)'),
            ('bank_entry',
                'select distinct p.event_id from changed c join muster.outside_payment p
                     on p.end_to_end_id <> '''' and lower(p.end_to_end_id) = lower(c.end_to_end_id)'),
            ('bank_explanation',
                'select distinct p.event_id from changed c join muster.bank_entry b on b.id = c.entry_id
                   join muster.outside_payment p on p.end_to_end_id <> '''' and lower(p.end_to_end_id) = lower(b.end_to_end_id)'),
            ('outside_payment', of_all), ('outside_share', of_all),
            -- What holds for many events and changes seldom.
            ('contribution', of_all), ('earmark', of_all), ('earmark_beneficiary', of_all), ('earmark_category', of_all),
            ('earmark_member', of_all), ('exemption', of_all), ('donor_statement', of_all), ('daily_rate', of_all),
            ('scheme_version', of_all), ('evidence', of_all || ' and exists (select from changed where subject_kind = ''GIFT'')')
        ) as t (name, question)
    loop
        foreach how in array array['insert', 'update', 'delete'] loop
            execute format('create trigger %I after %s on muster.%I referencing %s for each statement execute function %s',
                told.name || '_' || how || '_is_news', how, told.name,
                case how when 'insert' then 'new table as made' when 'delete' then 'old table as gone'
                         else 'old table as gone new table as made' end,
                case when told.question is null then 'note_news_of_event()' else format('note_news(%L)', told.question) end);
        end loop;
    end loop;
    foreach how in array array['insert', 'update', 'delete'] loop
        execute format('create trigger commitment_%s_is_news after %1$s on muster.commitment referencing %s
                            for each statement execute function note_news_of_commitment()',
            how, case how when 'insert' then 'new table as made' when 'delete' then 'old table as gone'
                          else 'old table as gone new table as made' end);
    end loop;
    -- And beside their own event: a day or night that somebody is paid for elsewhere, a ticket that another system paid.
    execute format('create trigger presence_insert_is_news_elsewhere after insert on muster.presence referencing new table as made
                        for each statement execute function note_news(%L)', elsewhere);
    execute format('create trigger claim_insert_is_news_elsewhere after insert on muster.claim referencing new table as made
                        for each statement execute function note_news(%L)', elsewhere);
    execute format('create trigger cost_share_insert_is_news_elsewhere after insert on muster.cost_share referencing new table as made
                        for each statement execute function note_news(%L)',
        'select p.event_id from changed c join muster.outside_payment p
             on p.ticket_no <> '''' and lower(p.ticket_no) = lower(c.sub_line)');
end $$;

create trigger claim_update_is_news_elsewhere after update on claim
    for each row when ((old.person_id, old.event_id, old.scheme_id, old.state = 'REJECTED')
        is distinct from (new.person_id, new.event_id, new.scheme_id, new.state = 'REJECTED'))
    execute function note_news_of_row('select muster.events_claimed_by(array[($1).person_id, ($2).person_id])');

-- Letters change with every attempt to send them, people with every word about them.
create trigger letter_insert_is_news after insert on letter referencing new table as made
    for each statement execute function note_news(
        'select distinct e.event_id from changed c join muster.invitation i on i.id = c.about_id
           join muster.campaign_event e on e.campaign_id = i.campaign_id where c.purpose = ''INVITATION''');
create trigger letter_update_is_news after update on letter
    for each row when (old.delivery is distinct from new.delivery and 'CANCELLED' in (old.delivery, new.delivery)
        or (old.about_id, old.purpose) is distinct from (new.about_id, new.purpose))
    execute function note_news_of_row(
        'select e.event_id from muster.invitation i join muster.campaign_event e on e.campaign_id = i.campaign_id
          where i.id in (($1).about_id, ($2).about_id)');
create trigger letter_delete_is_news after delete on letter
    for each row execute function note_news_of_row(
        'select e.event_id from muster.invitation i join muster.campaign_event e on e.campaign_id = i.campaign_id
          where i.id = ($1).about_id');

create trigger invitation_insert_is_news after insert on invitation referencing new table as made
    for each statement execute function note_news(
        'select distinct e.event_id from changed c join muster.campaign_event e on e.campaign_id = c.campaign_id');
create trigger invitation_update_is_news after update on invitation
    for each row when ((old.campaign_id, old.recipient_id) is distinct from (new.campaign_id, new.recipient_id))
    execute function note_news_of_row(
        'select event_id from muster.campaign_event where campaign_id in (($1).campaign_id, ($2).campaign_id)');
create trigger invitation_delete_is_news after delete on invitation
    for each row execute function note_news_of_row('select event_id from muster.campaign_event where campaign_id = ($1).campaign_id');

-- Whoever is new was nowhere yet.
create trigger person_update_is_news after update on person
    for each row when ((old.survivor_id, old.member_code, old.email, old.birth_date, old.name_key, old.erased_at)
        is distinct from (new.survivor_id, new.member_code, new.email, new.birth_date, new.name_key, new.erased_at))
    execute function note_news_of_row('select muster.events_of(array[($2).id, ($1).survivor_id, ($2).survivor_id])');

-- That two are two people is the only case whose outcome a comparison asks for.
create trigger exception_case_update_is_news after update on exception_case
    for each row when (new.class = 'R10' and old.state is distinct from new.state and 'ACCEPTED' in (old.state, new.state))
    execute function note_news_of_row('select ($2).event_id');
