/** Pages for what a day at a place is worth. */
package org.muster.dailyrate.web;
