package org.muster.invitation;

import org.muster.member.PersonId;
import org.muster.shared.Language;

/**
 * Who is written to for a recipient.
 *
 * @param kind in which capacity: FOCAL_POINT, DG_OFFICE, CONTACT or PERSON
 */
public record Addressee(PersonId person, String kind, Language language) {}
