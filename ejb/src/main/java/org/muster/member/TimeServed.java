package org.muster.member;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * That a person serves an administration from a day on, until the next one: who was nominated by
 * one and served another on that day is found when the event is reconciled.
 *
 * @param since null for as far back as the person is known
 * @param memberCode null for no administration
 */
public record TimeServed(LocalDate since, String memberCode, String toldBy)
        implements Serializable {}
