/**
 * The words every feature speaks: exact money, inclusive date ranges, languages, roles, the acting
 * person, the clock, how a table that somebody sent is read and how a page is printed.
 *
 * <p>Knows no other feature and no database table of its own but the demonstration's clock.
 */
package org.muster.shared;
