/**
 * Doors to travel facts: the list of arrivals and rooms for the desk, and the page behind an
 * officer's own link, plain HTML like that of their administration.
 */
package org.muster.travel.web;
