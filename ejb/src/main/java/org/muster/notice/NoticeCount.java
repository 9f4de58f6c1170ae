package org.muster.notice;

/**
 * What is to be told to the people of an event.
 *
 * @param confirmations confirmed people who were not told yet
 * @param regrets refused officers whose administrations were not told yet
 * @param participants confirmed people who can be written to
 * @param withoutAddress confirmed people who cannot
 */
public record NoticeCount(
        long confirmations, long regrets, long participants, long withoutAddress) {}
