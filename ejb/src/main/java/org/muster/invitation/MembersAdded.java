package org.muster.invitation;

import java.util.List;

/**
 * What became of Members to be added: so many are new, so many were there already, and these codes
 * are no Member's.
 */
public record MembersAdded(int added, int already, List<String> unknown) {}
