/** The doors to what donors read, and to whom it goes: the desk, and the page behind the link. */
package org.muster.donor.web;
