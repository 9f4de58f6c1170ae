package org.muster.system.role;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Stateless;
import org.muster.shared.Roles;
import org.muster.system.As;

/** Calls as system. */
@Stateless
@PermitAll
@RunAs(Roles.SYSTEM)
public class RoleSystem extends As {}
