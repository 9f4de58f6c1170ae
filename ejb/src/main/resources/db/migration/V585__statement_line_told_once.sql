-- The lines behind a statement stand in its frozen figures, under their hash. A second copy of them, row by row, told nothing
-- more: ledger lines are never changed or deleted, so there is nothing a foreign key could guard. It is read from the figures.
create view donor_statement_line_told as
select s.id as statement_id, cast(line.seq as integer) as seq, cast(line.told ->> 'entry' as uuid) as entry_id,
       cast(line.told ->> 'lineNo' as integer) as line_no
  from donor_statement s
 cross join lateral json_array_elements(cast(s.figures as json) -> 'lines') with ordinality as line (told, seq);

do $$ begin
    if exists ((table donor_statement_line except table donor_statement_line_told)
               union all (table donor_statement_line_told except table donor_statement_line)) then
        raise exception 'The lines kept beside a statement are not those of its frozen figures';
    end if;
end $$;

drop table donor_statement_line;
alter view donor_statement_line_told rename to donor_statement_line;
