/** Claims, for those who enter and those who approve them. */
package org.muster.entitlement.web;
