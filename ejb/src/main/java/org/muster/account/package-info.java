/**
 * People who sign in, the roles they hold and how far those reach.
 *
 * <p>Owns accounts and grants. Elytron reads the same tables for signing in. Nobody grants
 * themselves a role; the last active administrator can be neither locked nor stripped of the role.
 */
package org.muster.account;
