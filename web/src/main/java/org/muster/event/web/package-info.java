/**
 * Pages of the events and series: lists, one event with who takes part, and the forms behind them.
 */
package org.muster.event.web;
