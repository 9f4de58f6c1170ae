/** Doors to campaigns and their letters for the desk. */
package org.muster.invitation.web;
