package org.muster.identity;

import java.io.Serializable;

/**
 * Two rows side by side.
 *
 * @param isTwo whether somebody said that they are two persons
 * @param merge what is asked for or in force between them, or nothing
 */
public record PersonPair(
        PersonRow one, PersonRow other, Likeness likeness, boolean isTwo, Merge merge)
        implements Serializable {

    /**
     * @param survivor the row that stands for both
     */
    public record Merge(
            PersonMergeId id,
            org.muster.member.PersonId survivor,
            MergeState state,
            String reason,
            String askedBy)
            implements Serializable {}
}
