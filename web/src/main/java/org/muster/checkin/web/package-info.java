/** The door of an event: its page, its badges, and the call a scanner makes. */
package org.muster.checkin.web;
