package org.muster.system.role;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Stateless;
import org.muster.shared.Roles;
import org.muster.system.As;

/** Calls as operator. */
@Stateless
@PermitAll
@RunAs(Roles.OPERATOR)
public class RoleOperator extends As {}
