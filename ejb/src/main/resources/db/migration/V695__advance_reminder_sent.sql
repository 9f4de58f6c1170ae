-- Whoever owes an advance back is reminded by letter.
alter table letter drop constraint letter_purpose_known;
alter table letter add constraint letter_purpose_known check (purpose in ('INVITATION', 'REMINDER', 'CONFIRMATION', 'REGRET',
    'WAITING_LIST_OFFER', 'PRACTICAL_NOTE', 'CHANGE', 'CANCELLATION', 'THANKS', 'STATEMENT', 'FAILURE', 'CERTIFICATE',
    'ADVANCE_REMINDER'));
alter table letter_template drop constraint letter_template_purpose_known;
alter table letter_template add constraint letter_template_purpose_known check (purpose in ('INVITATION', 'REMINDER', 'CONFIRMATION',
    'REGRET', 'WAITING_LIST_OFFER', 'PRACTICAL_NOTE', 'CHANGE', 'CANCELLATION', 'THANKS', 'STATEMENT', 'FAILURE', 'CERTIFICATE',
    'ADVANCE_REMINDER'));
