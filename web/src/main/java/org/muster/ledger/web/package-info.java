/** Pages for exchange rates, months and posted entries. */
package org.muster.ledger.web;
