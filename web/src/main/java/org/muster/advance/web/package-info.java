/** Pages of advances: of an event, one by one, and what is open of all. */
package org.muster.advance.web;
