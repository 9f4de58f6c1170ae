/**
 * Doors to answers and selection for the desk, and the page behind a letter's link for focal
 * points: plain HTML without session, script or sign-in.
 */
package org.muster.nomination.web;
