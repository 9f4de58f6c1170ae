package org.muster.travel;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;
import org.muster.shared.InvalidInput;
import org.muster.shared.Told;

/** What a letter for a visa names of a passport; each part may still be missing. */
@Embeddable
public record Passport(
        @Column(name = "passport_number") String number,
        @Column(name = "passport_nationality") String nationality,
        @Column(name = "passport_expires_on") LocalDate expiresOn)
        implements Serializable {
    public static final Passport NONE = new Passport("", "", null);

    private static final Pattern NUMBER = Pattern.compile("[A-Z0-9]{5,20}");

    public Passport {
        number = number == null ? "" : number.replace(" ", "").toUpperCase(Locale.ROOT);
        nationality = TypedLine.of("passportNationality", nationality, 60);
        if (!number.isEmpty() && !NUMBER.matcher(number).matches()) {
            throw new InvalidInput("passportNumber", Told.of("why.travel.number"));
        }
    }
}
