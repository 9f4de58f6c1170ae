/**
 * Certificates: on paper, that somebody attended an event for so many days, and for whoever holds
 * the paper against a telephone, whether it is genuine.
 *
 * <p>Owns the certificates and, per event, from how much of its half days on they are given; reads
 * presences where the grid reads them. May call account, operation, member, event, letter,
 * invitation, attendance. Invariants: none before the event is over, none below the threshold or
 * while sources differ; one in force per person and event; an issue is never changed, only followed
 * by another or revoked with its reason; a row names nobody, so that erasing a person erases the
 * name from every page and leaves the certificate valid.
 */
package org.muster.certificate;
