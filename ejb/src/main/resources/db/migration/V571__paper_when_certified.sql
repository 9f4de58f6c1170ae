-- The paper names who certified a version: those that were printed for drafts are printed anew.
alter table donor_statement_rendering disable trigger donor_statement_rendering_append_only;
delete from donor_statement_rendering r using donor_statement s
 where s.id = r.statement_id and r.format = 'PDF' and s.certified_at is null;
alter table donor_statement_rendering enable trigger donor_statement_rendering_append_only;
