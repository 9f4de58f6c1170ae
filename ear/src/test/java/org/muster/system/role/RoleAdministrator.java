package org.muster.system.role;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Stateless;
import org.muster.shared.Roles;
import org.muster.system.As;

/** Calls as administrator. */
@Stateless
@PermitAll
@RunAs(Roles.ADMINISTRATOR)
public class RoleAdministrator extends As {}
