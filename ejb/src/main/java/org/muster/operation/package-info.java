/**
 * What keeps an installation honest: the audit trail, the runs of jobs with their heartbeat, the
 * arming of sending.
 *
 * <p>Times here are real times, never the business clock's.
 */
package org.muster.operation;
