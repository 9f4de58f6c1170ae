-- What explains an entry of a bank: a posting it is the money of, or a person's word, confirmed by a second one, that it
-- is none of the programme's. Ended ones stay as history.
create table bank_explanation (
    id               uuid         not null,
    version          bigint       not null,
    entry_id         uuid         not null,
    kind             varchar(8)   not null,
    journal_entry_id uuid,
    by_rule          boolean      not null,
    reason           varchar(500) not null,
    state            varchar(8)   not null,
    made_by          varchar(60)  not null,
    made_at          timestamptz  not null,
    decided_by       varchar(60),
    decided_at       timestamptz,
    ended_by         varchar(60),
    ended_at         timestamptz,
    constraint bank_explanation_pk primary key (id),
    constraint bank_explanation_of_entry foreign key (entry_id) references bank_entry (id),
    constraint bank_explanation_by_posting foreign key (journal_entry_id) references journal_entry (id),
    constraint bank_explanation_kind_known check (kind in ('POSTED', 'OTHER')),
    constraint bank_explanation_state_known check (state in ('ASKED', 'STANDS', 'ENDED')),
    constraint bank_explanation_names_its_posting check ((kind = 'POSTED') = (journal_entry_id is not null)),
    constraint bank_explanation_has_a_reason check ((kind = 'OTHER') = (reason <> '')),
    constraint bank_explanation_other_by_two check (kind <> 'OTHER' or state <> 'STANDS' or decided_by is not null),
    constraint bank_explanation_four_eyes check (decided_by is null or decided_by <> made_by),
    constraint bank_explanation_ended check ((state = 'ENDED') = (ended_by is not null))
);
create unique index bank_entry_is_explained_once on bank_explanation (entry_id) where state <> 'ENDED';
create unique index posting_is_on_one_bank_entry on bank_explanation (journal_entry_id) where state <> 'ENDED';
