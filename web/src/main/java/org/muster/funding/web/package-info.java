/** Pages for contributions, allocations and cost documents. */
package org.muster.funding.web;
