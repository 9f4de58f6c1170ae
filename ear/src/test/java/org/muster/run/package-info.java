/**
 * Starts everything Muster needs on one machine: PostgreSQL, an SMTP server with a mailbox page,
 * WildFly with the EAR.
 *
 * <p>Serves <code>mvn -Prun</code> and the system tests alike, and is no part of the EAR.
 * Everything listens on loopback only; every process started here is ended here, by its own handle.
 */
package org.muster.run;
