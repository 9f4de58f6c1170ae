/** Documents as people upload them. */
package org.muster.evidence.web;
