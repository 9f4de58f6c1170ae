/**
 * Brings the database to this version's schema before anything else of Muster runs, and refuses to
 * start on any other.
 */
package org.muster.schema;
