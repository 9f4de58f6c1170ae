-- What was promised and still open when a contribution's books came here: entered with its opening balance, promised when
-- that is signed off.
create table opening_commitment (
    id              uuid         not null,
    contribution_id uuid         not null,
    allocation_id   uuid         not null,
    payee           varchar(120) not null,
    reference       varchar(80)  not null,
    amount_minor    bigint       not null,
    on_day          date         not null,
    entered_by      varchar(60)  not null,
    commitment_id   uuid,
    constraint opening_commitment_pk primary key (id),
    constraint opening_commitment_once unique (contribution_id, reference),
    constraint opening_commitment_of_contribution foreign key (contribution_id) references contribution (id),
    constraint opening_commitment_of_allocation foreign key (allocation_id) references allocation (id),
    constraint opening_commitment_became foreign key (commitment_id) references commitment (id),
    constraint opening_commitment_positive check (amount_minor > 0)
);

-- Files of opening balances and open commitments that were taken in: each once.
create table opening_file (
    sha256   varchar(64) not null,
    taken_by varchar(60) not null,
    taken_at timestamptz not null,
    constraint opening_file_pk primary key (sha256)
);
