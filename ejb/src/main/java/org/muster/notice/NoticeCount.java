package org.muster.notice;

/**
 * What is to be told to the people of an event.
 *
 * @param confirmations confirmed people who were not told yet
 * @param regrets refused officers whose administrations were not told yet
 * @param withoutAddress confirmed people who cannot be written to
 * @param notArrived letters about the event that came back, were refused, or may not have arrived
 */
public record NoticeCount(long confirmations, long regrets, long withoutAddress, long notArrived) {}
