package org.muster.invitation;

import java.util.List;

/** What became of a list of Members' codes: so many are new; these are no Member's. */
public record MembersAdded(int added, List<String> unknown) {}
