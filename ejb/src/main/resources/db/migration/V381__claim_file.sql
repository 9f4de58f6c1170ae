-- Files of claims, kept as they came, with what was wrong with their lines.

create table claim_file (
    id          uuid         not null,
    event_id    uuid         not null,
    sha256      varchar(64)  not null,
    file_name   varchar(250) not null,
    content     bytea        not null,
    uploaded_by varchar(60)  not null,
    uploaded_at timestamptz  not null,
    lines_good  integer      not null,
    lines_bad   integer      not null,
    constraint claim_file_pk primary key (id),
    -- The same file twice is refused, and says when and by whom it came first.
    constraint claim_file_once unique (event_id, sha256),
    constraint claim_file_of_event foreign key (event_id) references capacity_event (id)
);
create table claim_file_error (
    file_id     uuid         not null,
    line_no     integer      not null,
    column_name varchar(60)  not null,
    value       varchar(500) not null,
    -- A text's key and its arguments, told in the reader's language.
    reason      varchar(500) not null,
    constraint claim_file_error_pk primary key (file_id, line_no),
    constraint claim_file_error_of_file foreign key (file_id) references claim_file (id)
);
