package org.muster.member;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.muster.account.ScopeRefused;
import org.muster.account.Scopes;
import org.muster.shared.Actor;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;

/**
 * How far an event officer's word goes among Members, organisations and their people: whoever is a
 * Member's focal point gets its letters and links, so that an officer of one region names nobody
 * for a Member of another, and an officer of one event names nobody at all.
 */
@ApplicationScoped
class MemberReach {
    @Inject private Scopes scopes;
    @EJB private MemberDirectory members;

    /** The Member, if the actor's region is its region today. */
    MemberSummary require(String memberCode, Actor by) {
        var member = members.find(memberCode).orElseThrow(() -> new NotFound("Member", memberCode));
        if (!covers(member, by)) {
            throw new ScopeRefused(by, "Member " + memberCode);
        }
        return member;
    }

    /** Organisations belong to no region: only an officer without a limit changes them. */
    void requireEverywhere(Actor by, String subject) {
        if (!everywhere(by)) {
            throw new ScopeRefused(by, subject);
        }
    }

    /** The administration that a person serves has to be in reach; without one, everything. */
    void requirePerson(String memberCode, Actor by) {
        if (!covers(memberCode, by)) {
            throw new ScopeRefused(by, "people of " + memberCode);
        }
    }

    /** Whether the actor may change what belongs to this Member, or to none (null). */
    boolean covers(String memberCode, Actor by) {
        return memberCode == null
                ? everywhere(by)
                : members.find(memberCode).filter(member -> covers(member, by)).isPresent();
    }

    private boolean covers(MemberSummary member, Actor by) {
        var reach = scopes.of(by, Roles.EVENT_OFFICER);
        return reach.everywhere()
                || member.region() != null && reach.regions().contains(member.region().name());
    }

    private boolean everywhere(Actor by) {
        return scopes.of(by, Roles.EVENT_OFFICER).everywhere();
    }
}
