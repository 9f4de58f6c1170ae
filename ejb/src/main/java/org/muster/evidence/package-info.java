/**
 * Documents as they were received, and what each of them is evidence of. A document is kept once,
 * by its SHA-256, and never changed; the same bytes attached again are the same document.
 *
 * <p>Knows nothing of what a document is attached to but its kind and id: who may attach and who
 * may read is decided where that thing belongs.
 */
package org.muster.evidence;
