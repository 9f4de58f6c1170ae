package org.muster.letter;

/** A letter as it is read: one line of subject, and a text. */
public record Printed(String subject, String body) {}
