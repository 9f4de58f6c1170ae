/** Pages of the Members, their focal points and the regional entities, as of any day. */
package org.muster.member.web;
