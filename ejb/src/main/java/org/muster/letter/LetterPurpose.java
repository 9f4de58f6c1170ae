package org.muster.letter;

/** What a letter is for; each purpose is printed by one {@link LetterSource}. */
public enum LetterPurpose {
    /** Asks an administration, an organisation or a person to answer. */
    INVITATION,
    /** Asks again whoever has not answered yet. */
    REMINDER,
    /** Tells that a seat is given. */
    CONFIRMATION,
    /** Tells that no seat could be given. */
    REGRET,
    /** Offers a seat that became free, until a day. */
    WAITING_LIST_OFFER,
    /** What those who come should know before they travel. */
    PRACTICAL_NOTE,
    /** The event moved. */
    CHANGE,
    /** The event does not take place. */
    CANCELLATION,
    /** Thanks those who came. */
    THANKS
}
