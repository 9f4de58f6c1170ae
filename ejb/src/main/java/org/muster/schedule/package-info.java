/**
 * When statements are produced by themselves.
 *
 * <p>Owns the schedules a finance officer sets: which contributions, how often, on which day and at
 * which hour of the office's zone. A time that came is taken by one server; one that was missed is
 * made up for once. The run itself belongs to whoever set the schedule and reaches no further.
 */
package org.muster.schedule;
