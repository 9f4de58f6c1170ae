package org.muster.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.muster.shared.BusinessClock;

/**
 * The banner that says which day it is in a demonstration; an installation on the real time never
 * shows it.
 */
@Named
@RequestScoped
public class DemonstrationClock {
    @Inject private BusinessClock business;
    @Inject private Clock clock;
    @Inject private Formats formats;

    public boolean isShown() {
        return business.isShifted();
    }

    public String now() {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT)
                .withLocale(formats.written())
                .withZone(clock.getZone())
                .format(clock.instant());
    }
}
