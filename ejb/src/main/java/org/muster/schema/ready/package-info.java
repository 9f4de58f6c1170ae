/**
 * Whether this server may take work. It stands in a library of the EAR, since WildFly finds no
 * health checks inside an EAR's modules (WFLY-12835), and therefore knows none of Muster's classes.
 */
package org.muster.schema.ready;
