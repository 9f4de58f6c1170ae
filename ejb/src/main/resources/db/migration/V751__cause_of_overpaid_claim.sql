-- By which exception a claim was found overpaid: told again it may be more, and only what is more is owed beside.
alter table advance
    add column exception_id uuid,
    add constraint advance_of_exception foreign key (exception_id) references exception_case (id);
create index advance_by_exception on advance (exception_id) where exception_id is not null;
