/**
 * The jobs' common ground: what every job needs of the job operator and of Muster's own run table.
 */
package org.muster.batch;
