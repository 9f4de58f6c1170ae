/** The list before a month is closed, and postings as a file for the house's accounting. */
package org.muster.closing.web;
