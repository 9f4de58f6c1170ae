/**
 * System tests: the EAR as Maven built it, on one real WildFly, PostgreSQL and SMTP server for the
 * whole run.
 *
 * <p>Tests that call services run inside the server in a small archive of their own ({@link
 * InContainer}); tests of doors and faults work from outside.
 */
package org.muster.system;
