/**
 * Takes the lines of a stored attendance sheet over, chunk by chunk; which lines are good is the
 * register's decision.
 */
package org.muster.attendance.batch;
