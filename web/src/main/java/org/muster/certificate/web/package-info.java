/**
 * Certificates of an event: the officer's desk, the papers, and the page where anybody checks one.
 */
package org.muster.certificate.web;
