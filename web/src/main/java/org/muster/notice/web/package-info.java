/** The desk from which participants are written to. */
package org.muster.notice.web;
