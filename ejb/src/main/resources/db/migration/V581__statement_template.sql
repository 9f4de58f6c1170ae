-- How a donor has its statements laid out, where that is not the house's way.
create table statement_template (
    contribution_id uuid        not null,
    template        varchar(8)  not null,
    chosen_by       varchar(60) not null,
    chosen_at       timestamptz not null,
    constraint statement_template_pk primary key (contribution_id),
    constraint statement_template_of_contribution foreign key (contribution_id) references contribution (id),
    constraint statement_template_known check (template in ('HOUSE', 'EU'))
);

-- Under which heading of the European Union's annex a kind of cost is eligible; one without a row is not.
create table eu_heading (
    category varchar(12) not null,
    heading  varchar(3)  not null,
    constraint eu_heading_pk primary key (category),
    constraint eu_heading_known check (heading in ('A.1', 'A.2', 'A.3', 'A.4', 'A.5', 'A.6'))
);
insert into eu_heading (category, heading) values
    ('EXPERT', 'A.1'),
    ('AIR', 'A.2'), ('DSA', 'A.2'), ('TERM', 'A.2'), ('VISA_INS', 'A.2'),
    ('MATERIAL', 'A.3'),
    ('VENUE', 'A.5'), ('CATERING', 'A.5'), ('INTERP', 'A.5'), ('TRANSL', 'A.5'), ('OTHER', 'A.5'),
    ('PSC', 'A.6');
