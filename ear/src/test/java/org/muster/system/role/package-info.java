/** One bean per role, for tests that call a service as somebody. */
package org.muster.system.role;
