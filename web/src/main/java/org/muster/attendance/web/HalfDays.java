package org.muster.attendance.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.muster.attendance.Half;
import org.muster.shared.InvalidInput;
import org.muster.shared.Told;
import org.muster.web.Formats;
import org.muster.web.Texts;

/** Half days as addresses, forms and calls write them (2012-05-28 AM), and as people read them. */
@Named
@ApplicationScoped
public class HalfDays {
    private static final String HALVES = " [AP]M$";

    @Inject private Texts texts;
    @Inject private Formats formats;

    public LocalDate day(String written) {
        try {
            return LocalDate.parse(String.valueOf(written).replaceAll(HALVES, ""));
        } catch (DateTimeException noDay) {
            throw new InvalidInput("half", Told.of("why.correction.day"));
        }
    }

    public Half half(String written) {
        if (!written.endsWith(Half.AM.name()) && !written.endsWith(Half.PM.name())) {
            throw new InvalidInput("half", Told.of("why.correction.day"));
        }
        return written.endsWith(Half.AM.name()) ? Half.AM : Half.PM;
    }

    /** The day alone, as days are written elsewhere. */
    public String dayName(String written) {
        return formats.date(day(written));
    }

    /** The day and which half of it. */
    public String name(String written) {
        return texts.of(
                half(written) == Half.AM ? "attendance.morning" : "attendance.afternoon",
                day(written));
    }
}
