/** The job that counts the ledger's lines again, and the clock that starts it every night. */
package org.muster.ledger.batch;
