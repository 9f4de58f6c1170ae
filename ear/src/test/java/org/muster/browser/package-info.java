/**
 * Browser tests: people's journeys through the pages, by role and label, in a real Chromium.
 *
 * <p>They join the installation that the system tests share. A test opens a {@link
 * org.muster.browser.Window} of its own, so that no cookie of one test is seen by another.
 */
package org.muster.browser;
