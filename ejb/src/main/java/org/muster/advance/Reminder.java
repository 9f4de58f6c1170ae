package org.muster.advance;

import java.time.LocalDate;

/** When somebody is reminded of an advance that is open, in days after the event. */
public enum Reminder {
    FIRST(30),
    SECOND(60);

    private final int days;

    Reminder(int days) {
        this.days = days;
    }

    public int days() {
        return days;
    }

    /** The reminder that is due by now; null before the first one. */
    static Reminder due(LocalDate eventOver, LocalDate today) {
        if (!today.isBefore(eventOver.plusDays(SECOND.days))) {
            return SECOND;
        }
        return today.isBefore(eventOver.plusDays(FIRST.days)) ? null : FIRST;
    }
}
