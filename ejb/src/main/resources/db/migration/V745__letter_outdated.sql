-- A letter of a certificate that was put right since is not taken back: it goes once the certificate is issued anew.
alter table letter drop constraint letter_withheld_known;
alter table letter add constraint letter_withheld_known check (withheld in
    ('CAMPAIGN_CLOSED', 'SUPERSEDED', 'DEADLINE_PASSED', 'EVENT_CANCELLED', 'LEFT_OUT', 'ANSWERED', 'EVENT_OVER', 'TAKEN_BACK',
     'OUTDATED', 'BY_HAND'));
