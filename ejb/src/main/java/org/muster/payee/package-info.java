/**
 * Where somebody's allowances are paid to.
 *
 * <p>Calls shared, operation, member and nomination. Invariants: an account is told over the
 * confirmed participant's own link and no other way; it is sealed before it is kept, opened for
 * finance officers alone, and emptied when it is no longer needed; its hash stays and tells only
 * that two persons gave one account. No trail, log or error says any of it.
 */
package org.muster.payee;
