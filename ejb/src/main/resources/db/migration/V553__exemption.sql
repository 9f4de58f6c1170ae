-- What an agreement would refuse and its donor allowed all the same: a cost outside its earmark or dates, or more money
-- than was agreed. Asked for by one person, accepted by another.
create table exemption (
    id              uuid          not null,
    version         bigint        not null,
    contribution_id uuid          not null,
    class           varchar(4)    not null,
    supplier        varchar(120)  not null default '',
    document_no     varchar(60)   not null default '',
    amount_minor    bigint        not null,
    reason          varchar(1000) not null,
    donor_reference varchar(120)  not null,
    state           varchar(12)   not null,
    asked_by        varchar(60)   not null,
    asked_at        timestamptz   not null,
    decided_by      varchar(60),
    decided_at      timestamptz,
    constraint exemption_pk primary key (id),
    constraint exemption_of_contribution foreign key (contribution_id) references contribution (id),
    constraint exemption_class_known check (class in ('R17', 'R18', 'R19', 'R28')),
    constraint exemption_names_its_cost check ((class = 'R28') = (document_no = '')),
    constraint exemption_positive check (amount_minor > 0),
    constraint exemption_state_known check (state in ('ASKED', 'ACCEPTED', 'REFUSED')),
    constraint exemption_decided check ((state = 'ASKED') = (decided_by is null)),
    constraint exemption_four_eyes check (decided_by is null or decided_by <> asked_by)
);
create index exemption_of_cost on exemption (contribution_id, document_no);
