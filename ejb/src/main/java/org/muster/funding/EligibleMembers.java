package org.muster.funding;

import java.util.Set;

/**
 * The Members whose participants a contribution pays for on a day; an earmark that names no Member
 * pays for every one.
 */
public record EligibleMembers(boolean everyMember, Set<String> codes) {
    static final EligibleMembers NONE = new EligibleMembers(false, Set.of());
    static final EligibleMembers EVERY = new EligibleMembers(true, Set.of());

    public EligibleMembers {
        codes = Set.copyOf(codes);
    }

    public boolean names(String memberCode) {
        return everyMember || codes.contains(memberCode);
    }
}
