/** The pages where staff write what donors are told of events. */
package org.muster.narrative.web;
