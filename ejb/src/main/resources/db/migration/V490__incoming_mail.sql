-- What arrives in the mailbox: bounces, notices and answers, each kept once and as it came.

create table incoming_mail (
    id          uuid         not null,
    sha256      varchar(64)  not null,
    received_at timestamptz  not null,
    kind        varchar(12)  not null,
    status      varchar(12)  not null,
    -- The other side's words, without addresses; these stand in the original alone.
    reason      varchar(500) not null,
    remote      varchar(200) not null,
    letter_id   uuid,
    -- A bounce that waits until its letter is seen to have left.
    pending     boolean      not null,
    -- Of an enormous mail only the beginning is kept.
    whole       boolean      not null,
    original    bytea        not null,
    constraint incoming_mail_pk primary key (id),
    -- A mail found again, after a crash or by another server, is the same mail.
    constraint incoming_mail_once unique (sha256),
    constraint incoming_mail_about_letter foreign key (letter_id) references letter (id),
    constraint incoming_mail_kind_known check (kind in
        ('HARD_BOUNCE', 'SOFT_BOUNCE', 'AUTO_REPLY', 'REPLY', 'UNRELATED', 'UNREADABLE'))
);
create index incoming_mail_of_letter on incoming_mail (letter_id, received_at);
create index incoming_mail_pending on incoming_mail (letter_id) where pending;

-- A letter that came back is a task until somebody has done something about it.
create table returned_letter (
    letter_id   uuid        not null,
    mail_id     uuid        not null,
    returned_at timestamptz not null,
    state       varchar(4)  not null,
    remedy      varchar(10),
    done_by     varchar(60),
    done_at     timestamptz,
    constraint returned_letter_pk primary key (letter_id),
    constraint returned_letter_is_letter foreign key (letter_id) references letter (id),
    constraint returned_letter_by_mail foreign key (mail_id) references incoming_mail (id),
    constraint returned_letter_remedy_known check (remedy in ('OFFICE', 'SENT_ANEW', 'BY_HAND')),
    constraint returned_letter_done_by_somebody check (
        state = 'OPEN' and remedy is null and done_by is null and done_at is null
        or state = 'DONE' and remedy is not null and done_by is not null and done_at is not null)
);
create index returned_letter_open on returned_letter (returned_at) where state = 'OPEN';

create table mailbox_look (
    singleton boolean     not null default true,
    looked_at timestamptz not null,
    looked_by varchar(120) not null,
    taken     bigint      not null,
    fault     varchar(500),
    fault_at  timestamptz,
    constraint mailbox_look_pk primary key (singleton),
    constraint mailbox_look_is_one check (singleton)
);

-- A report that names no letter is looked up by the address it tried.
create index letter_by_addressee on letter (addressee_id, sent_at) where delivery in ('SENT', 'UNCERTAIN');
