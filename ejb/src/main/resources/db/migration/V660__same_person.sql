-- One person may stand in two rows: names are compared by a key in Latin letters, kept with the row and emptied with it.
alter table person add column name_key varchar(900) not null default '';
alter table person add column native_key varchar(900) not null default '';
-- How the words of both names sound, so that likely rows are found without comparing all.
alter table person add column sound_key varchar(900) not null default '';
alter table person add column pairs_due boolean not null default true;
create index person_by_sound on person using gin (string_to_array(sound_key, ' '));
create index person_by_birth_date on person (birth_date) where birth_date is not null;
create index person_pairs_due on person (id) where pairs_due;

-- Two rows that are probably one person, and what somebody said of it: OPEN, TWO or ONE.
create table person_pair (
    one_id     uuid         not null,
    other_id   uuid         not null,
    points     integer      not null,
    signs      varchar(200) not null,
    state      varchar(4)   not null default 'OPEN',
    decided_by varchar(60),
    decided_at timestamptz,
    constraint person_pair_once primary key (one_id, other_id),
    constraint person_pair_one foreign key (one_id) references person (id),
    constraint person_pair_other foreign key (other_id) references person (id),
    constraint person_pair_in_order check (one_id < other_id),
    constraint person_pair_state_known check (state in ('OPEN', 'TWO', 'ONE')),
    constraint person_pair_decided check ((state = 'OPEN') = (decided_at is null))
);
create index person_pair_open on person_pair (points desc, one_id, other_id) where state = 'OPEN';
create index person_pair_by_other on person_pair (other_id);
