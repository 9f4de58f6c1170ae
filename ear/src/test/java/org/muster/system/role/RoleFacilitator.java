package org.muster.system.role;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Stateless;
import org.muster.shared.Roles;
import org.muster.system.As;

/** Calls as facilitator. */
@Stateless
@PermitAll
@RunAs(Roles.FACILITATOR)
public class RoleFacilitator extends As {}
