/**
 * Whom a donor's statements go to, how they are sent, and what a donor reads.
 *
 * <p>A statement goes to the contacts of its donor, each by a letter of their own with a link of
 * their own. The letter goes the way of all letters; only what the mail server accepted was sent.
 * The link opens what was certified of that donor's agreements and nothing else, changes nothing by
 * being read, and opens nothing once it lapsed, was revoked, or its contact's time is over.
 */
package org.muster.donor;
