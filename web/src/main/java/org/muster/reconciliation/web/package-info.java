/** The work list of exceptions. */
package org.muster.reconciliation.web;
