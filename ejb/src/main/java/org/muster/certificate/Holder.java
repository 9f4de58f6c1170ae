package org.muster.certificate;

import java.io.Serializable;
import org.muster.member.PersonId;
import org.muster.shared.Language;

/**
 * Whoever a certificate is of, as the paper and whoever checks it read them; an erased person has
 * no name any more.
 *
 * @param administration in the person's own language, where it has a name in it
 */
public record Holder(
        PersonId person,
        String familyName,
        String givenName,
        String nativeName,
        String administration,
        Language language,
        boolean isErased)
        implements Serializable {
    public String name() {
        return givenName + " " + familyName;
    }
}
