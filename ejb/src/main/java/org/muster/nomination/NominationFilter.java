package org.muster.nomination;

/**
 * Which nominations of an event a list shows.
 *
 * @param selection only what became that, or null
 * @param isSponsored only sponsored or only self-funded ones, or null
 * @param text part of the officer's or their administration's name; empty means any
 */
public record NominationFilter(SelectionState selection, Boolean isSponsored, String text) {
    public static final NominationFilter ALL = new NominationFilter(null, null, "");

    public NominationFilter {
        text = text == null ? "" : text.strip();
    }
}
