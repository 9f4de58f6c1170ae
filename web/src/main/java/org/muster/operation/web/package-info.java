/** The jobs, for people and for schedulers. */
package org.muster.operation.web;
