-- Documents are received for more than answers: each is kept once, whatever it is attached to.
alter table answer_document rename to received_document;
alter table received_document rename constraint answer_document_pk to received_document_pk;
alter table received_document rename constraint answer_document_type_known to received_document_type_known;
alter table received_document rename constraint answer_document_at_most_20_mb to received_document_at_most_20_mb;
alter trigger answer_document_never_changed on received_document rename to received_document_never_changed;
alter trigger answer_document_never_truncated on received_document rename to received_document_never_truncated;
