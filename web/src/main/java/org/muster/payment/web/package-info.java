/** Pages and files of what the house pays, list by list. */
package org.muster.payment.web;
