package org.muster.nomination;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import org.muster.event.EventId;
import org.muster.invitation.AskedInvitations;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.Roles;
import org.muster.shared.Settings;

/** The rules by which an event's seats are given. */
@Stateless
@RolesAllowed({Roles.EVENT_OFFICER, Roles.SYSTEM})
public class SelectionRules {
    @PersistenceContext private EntityManager entities;
    @Inject private AskedInvitations invitations;
    @Inject private AuditTrail audit;
    @Inject private Settings settings;

    /** The event's rule; the usual one where nobody set another. */
    @RolesAllowed({Roles.EVENT_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
    public SelectionRule of(EventId event, Actor actor) {
        invitations.requireRead(event, actor);
        var known = entities.find(SelectionRule.class, event.value());
        return known == null ? usual(event) : known;
    }

    public void set(EventId event, boolean leastDevelopedFirst, int offerDays, Actor actor) {
        invitations.requireOfficer(event, actor);
        var known = entities.find(SelectionRule.class, event.value());
        var rule = known == null ? usual(event) : known;
        rule.set(leastDevelopedFirst, offerDays, actor, Instant.now());
        if (known == null) {
            entities.persist(rule);
        }
        audit.record(
                actor, "selection rule set", "event", event, leastDevelopedFirst + " " + offerDays);
    }

    private SelectionRule usual(EventId event) {
        return SelectionRule.of(event, SelectionRule.usualDays(settings));
    }
}
