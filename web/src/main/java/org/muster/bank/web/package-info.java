/** The house's bank accounts and statements, for people and programs. */
package org.muster.bank.web;
