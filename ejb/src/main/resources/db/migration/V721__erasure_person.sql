-- Whose names go by an erasure: those whom the list showed when it was asked for, and nobody who came later.
create table erasure_person (
    erasure_id uuid not null,
    person_id  uuid not null,
    constraint erasure_person_pk primary key (erasure_id, person_id),
    constraint erasure_person_of_erasure foreign key (erasure_id) references erasure (id),
    constraint erasure_person_is_person foreign key (person_id) references person (id)
);

-- What was asked for without such a list is asked for again.
update erasure set state = 'REFUSED', decided_by = 'system', decided_at = now(), version = version + 1 where state = 'ASKED';
