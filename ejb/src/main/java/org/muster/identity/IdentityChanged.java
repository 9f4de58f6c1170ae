package org.muster.identity;

import org.muster.member.PersonId;

/**
 * Two rows were said to be one person, or two again. What has to hold of a person and not of a row
 * is put right by whoever keeps it, in the same transaction.
 */
public record IdentityChanged(PersonId merged, PersonId survivor) {}
