/** Starts the runs that schedules ask for. */
package org.muster.schedule.batch;
