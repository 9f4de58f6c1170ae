/** What every door shares: the signed-in person, messages, errors, the REST application. */
package org.muster.web;
