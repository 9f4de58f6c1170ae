package org.muster.donor;

import java.time.LocalDate;
import org.muster.member.NewPerson;
import org.muster.shared.InvalidInput;
import org.muster.shared.Language;
import org.muster.shared.Told;

/**
 * A contact as a finance officer names it.
 *
 * @param givenName of a mailbox that several read, the first part of its name
 * @param language the one its letters are written in
 * @param to the last day, or null as long as nobody knows it
 */
public record NewDonorContact(
        String givenName,
        String familyName,
        String email,
        Language language,
        LocalDate from,
        LocalDate to) {
    public NewDonorContact {
        if (email == null || email.isBlank()) {
            throw new InvalidInput("email", Told.of("why.donorContact.email"));
        }
        if (language == null) {
            throw new InvalidInput("language", Told.of("why.choice", ""));
        }
        if (from == null || to != null && to.isBefore(from)) {
            throw new InvalidInput("to", Told.of("why.donorContact.days"));
        }
        email = email.strip();
    }

    NewPerson person() {
        return NewPerson.representative(familyName, givenName, null, email, language, null, "");
    }
}
