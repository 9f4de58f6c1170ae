package org.muster.payment;

import java.io.Serializable;

/** A file that a list was sent as, and what it is known by. */
public record PaymentFile(String format, String sha256) implements Serializable {}
