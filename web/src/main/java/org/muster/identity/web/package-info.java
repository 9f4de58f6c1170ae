/** Pages that lay two rows of a person side by side. */
package org.muster.identity.web;
