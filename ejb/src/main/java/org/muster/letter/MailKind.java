package org.muster.letter;

/** What a mail that came in is to the letters that went out. */
public enum MailKind {
    /** A mail server gave up on a letter. */
    HARD_BOUNCE,
    /** A mail server still tries, or the mailbox is full. */
    SOFT_BOUNCE,
    /** A machine answered: somebody is away, has opened the letter, wants a confirmation. */
    AUTO_REPLY,
    /** A person answered. */
    REPLY,
    /** Anything else. */
    UNRELATED,
    /** It could not be read, or what it says could not be written down. */
    UNREADABLE
}
