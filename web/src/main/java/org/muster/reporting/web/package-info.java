/** The doors to donor statements: pages for people, resources for programs. */
package org.muster.reporting.web;
