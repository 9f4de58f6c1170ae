package org.muster.invitation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import org.muster.shared.Actor;
import org.muster.shared.Roles;

/** What was not answered by the deadline is not pending any more. */
@Stateless
@RolesAllowed(Roles.SYSTEM)
public class InvitationExpiry {
    @PersistenceContext private EntityManager entities;
    @Inject private DispatchRule rule;
    @Inject private Clock clock;
    @Inject private Event<AnswersChanged> expired;

    /** Keeps back, with the reason, whatever was queued and must not go any more. */
    public int withholdUndue() {
        return rule.withhold(null);
    }

    public int expire() {
        var passed =
                Rows.ids(
                                entities.createNativeQuery(
                                                """
                                                update muster.invitation i set answer = 'EXPIRED', version = i.version + 1
                                                from muster.campaign c
                                                where c.id = i.campaign_id and i.answer = 'PENDING' and c.deadline_at < :now
                                                returning i.id""")
                                        .setParameter("now", clock.instant()))
                        .stream()
                        .map(InvitationId::new)
                        .toList();
        if (!passed.isEmpty()) {
            expired.fire(
                    new AnswersChanged(
                            passed, AnswerState.PENDING, AnswerState.EXPIRED, Actor.SYSTEM));
        }
        return passed.size();
    }
}
