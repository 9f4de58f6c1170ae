package org.muster.letter;

/** Where bounces and answers arrive. A mail stays unread there until it is safely kept here. */
interface Mailbox {

    /**
     * Hands over unread mails, the oldest first, and marks each as read once it was taken. One that
     * cannot be handed over stays unread and stops none of the others.
     *
     * @throws MailboxFault when the mailbox, or one of its mails, could not be read
     */
    void read(int most, Taker taker) throws MailboxFault;

    /** Keeps a mail; false means that it is not kept and that no more can be taken now. */
    @FunctionalInterface
    interface Taker {
        boolean take(RawMail mail);
    }
}
