/** Bank statements and what their entries are the money of, for people and programs. */
package org.muster.matching.web;
