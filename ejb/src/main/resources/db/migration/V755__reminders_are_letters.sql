-- Nobody read these notes: that somebody was reminded, the letters tell, and the audit trail who did it.
drop table advance_reminder;
