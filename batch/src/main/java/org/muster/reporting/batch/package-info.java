/** The job that accounts to donors: one statement after the other, each in its own transaction. */
package org.muster.reporting.batch;
