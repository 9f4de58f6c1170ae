-- Whom two people said to be two at an event, by accepting that they look like one: neither is compared with the other
-- again, and both are with everybody else.
create table accepted_as_two (
    event_id uuid not null,
    one_id   uuid not null,
    other_id uuid not null,
    constraint accepted_as_two_pk primary key (event_id, one_id, other_id),
    constraint accepted_as_two_at_event foreign key (event_id) references capacity_event (id),
    constraint accepted_as_two_one foreign key (one_id) references person (id),
    constraint accepted_as_two_other foreign key (other_id) references person (id),
    constraint accepted_as_two_in_order check (one_id < other_id)
);
insert into accepted_as_two (event_id, one_id, other_id)
select event_id, least(person_id, other_person_id), greatest(person_id, other_person_id) from exception_case
 where class = 'R10' and state = 'ACCEPTED' and person_id <> other_person_id
on conflict do nothing;
drop trigger exception_case_update_is_news on exception_case;

-- Whether two keys of names may be one name: all words of one among those of the other, or the same letters, one of them
-- divided into more words.
create function letters_of(key text) returns text language sql immutable parallel safe as $$
    select coalesce(string_agg(letter, '' order by letter), '') from regexp_split_to_table(replace(key, ' ', ''), '') as letter
$$;
create function names_alike(one text, other text) returns boolean language sql immutable parallel safe as $$
    select one <> '' and other <> ''
           and (one = other
                or (string_to_array(one, ' ') <@ string_to_array(other, ' ')
                    or string_to_array(other, ' ') <@ string_to_array(one, ' '))
                   and least(cardinality(string_to_array(one, ' ')), cardinality(string_to_array(other, ' '))) > 1
                or (not exists (select from unnest(string_to_array(one, ' ')) as word where position(word in other) = 0)
                    or not exists (select from unnest(string_to_array(other, ' ')) as word where position(word in one) = 0))
                   and muster.letters_of(one) = muster.letters_of(other))
$$;

create trigger accepted_as_two_insert_is_news after insert on accepted_as_two referencing new table as made
    for each statement execute function note_news_of_event();
create trigger accepted_as_two_update_is_news after update on accepted_as_two referencing old table as gone new table as made
    for each statement execute function note_news_of_event();
create trigger accepted_as_two_delete_is_news after delete on accepted_as_two referencing old table as gone
    for each statement execute function note_news_of_event();

-- All keys of a name are compared.
drop trigger person_update_is_news on person;
create trigger person_update_is_news after update on person
    for each row when ((old.survivor_id, old.member_code, old.email, old.birth_date, old.name_key, old.native_key,
            old.sound_key, old.erased_at)
        is distinct from (new.survivor_id, new.member_code, new.email, new.birth_date, new.name_key, new.native_key,
            new.sound_key, new.erased_at))
    execute function note_news_of_row('select muster.events_of(array[($2).id, ($1).survivor_id, ($2).survivor_id])');
