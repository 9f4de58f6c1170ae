/**
 * Who may do what, told once in <code>acts.csv</code> and tried from outside and inside with every
 * wrong role.
 */
package org.muster.security;
