-- A telephone number stands in the person's row like the e-mail address: erasing the row's text erases it too.
alter table person add column phone varchar(40) not null default '';

alter table focal_point add constraint focal_point_days_in_order check (valid_to >= valid_from);
alter table programme_phase add constraint programme_phase_days_in_order check (valid_to >= valid_from);

-- One organisation per acronym, however it is written.
create unique index organisation_acronym_once on organisation (lower(acronym));
