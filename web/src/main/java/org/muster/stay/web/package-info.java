/** Pages for authorised nights and what hosts provide. */
package org.muster.stay.web;
