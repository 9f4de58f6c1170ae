-- A name as its bearer writes it, beside the one in Latin letters that passport, ticket and visa show.
alter table person add column native_name varchar(200) not null default '';
