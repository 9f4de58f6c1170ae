/** Pages of the accounts: the administrator's list, one account, and everybody's own. */
package org.muster.account.web;
