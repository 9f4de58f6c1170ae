/** The pages about statements that come by themselves, and what came of each run. */
package org.muster.schedule.web;
