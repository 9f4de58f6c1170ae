/** Pages for how allowances are reckoned. */
package org.muster.allowance.web;
