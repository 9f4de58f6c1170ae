/**
 * Measures the dispatch of letters where it really runs: inside WildFly, on a durable PostgreSQL,
 * to a mail server that does nothing but accept.
 *
 * <p>Serves <code>mvn -Pbenchmark</code> alone and is no part of the EAR. Everything listens on
 * loopback; every process started here is ended here, by its own handle.
 */
package org.muster.benchmark;
