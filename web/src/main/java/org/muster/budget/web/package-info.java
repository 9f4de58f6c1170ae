/** Pages for what an event may cost under each heading. */
package org.muster.budget.web;
