-- What a run of statements has to account for, and what came of each.
create table statement_run_item (
    job_run_id      uuid        not null,
    seq             integer     not null,
    contribution_id uuid        not null,
    outcome         varchar(12) not null default 'PENDING',
    statement_id    uuid,
    -- Why it was refused: the key of a text and what goes in its places.
    reason          varchar(500) not null default '',
    done_at         timestamptz,
    constraint statement_run_item_pk primary key (job_run_id, seq),
    constraint statement_run_item_once unique (job_run_id, contribution_id),
    constraint statement_run_item_of_run foreign key (job_run_id) references job_run (id),
    constraint statement_run_item_of_contribution foreign key (contribution_id) references contribution (id),
    constraint statement_run_item_of_statement foreign key (statement_id) references donor_statement (id),
    constraint statement_run_item_outcome_known check (outcome in ('PENDING', 'MADE', 'UNCHANGED', 'REFUSED')),
    constraint statement_run_item_tells check ((outcome in ('MADE', 'UNCHANGED')) = (statement_id is not null)
        and (outcome = 'REFUSED') = (reason <> '') and (outcome = 'PENDING') = (done_at is null))
);
