package org.muster.nomination;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import org.muster.event.EventId;
import org.muster.invitation.AskedInvitations;
import org.muster.shared.Actor;
import org.muster.shared.Roles;
import org.muster.shared.Rows;

/** Answers to seats that were offered to the waiting list, and what nobody answered in time. */
@Stateless
@RolesAllowed({Roles.EVENT_OFFICER, Roles.SYSTEM})
public class WaitingList {
    private static final int MOST = 200;

    @PersistenceContext private EntityManager entities;
    @Inject private AskedInvitations invitations;
    @Inject private OfferAnswers answers;
    @Inject private SeatOffers offers;
    @Inject private Clock clock;

    /** The seats of the event that are offered now. */
    @RolesAllowed({Roles.EVENT_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
    public List<OfferSummary> open(EventId event, Actor actor) {
        invitations.requireRead(event, actor);
        return answers.openFor(event);
    }

    /** The administration takes the seat, as the desk was told. */
    public void accept(OfferId id, Actor actor) {
        requireOfficer(id, actor);
        answers.accept(id, actor);
    }

    /** The administration does not want the seat, as the desk was told; the next is asked. */
    public void decline(OfferId id, String reason, Actor actor) {
        requireOfficer(id, actor);
        answers.decline(id, Nomination.checked(reason), actor);
    }

    /** Offers whose time is over and that nobody answered. */
    @RolesAllowed(Roles.SYSTEM)
    public List<OfferId> due() {
        var query =
                entities.createNativeQuery(
                                """
                                select id from muster.seat_offer where state = 'OPEN' and expires_at <= :now
                                order by expires_at, id""")
                        .setParameter("now", clock.instant())
                        .setMaxResults(MOST);
        return Rows.of(query, row -> new OfferId(row.uuid()));
    }

    /** Ends an offer that nobody answered, and asks the next. */
    @RolesAllowed(Roles.SYSTEM)
    public void expire(OfferId id) {
        answers.expire(id, Actor.SYSTEM);
    }

    private void requireOfficer(OfferId id, Actor actor) {
        invitations.requireOfficer(offers.get(id).event(), actor);
    }
}
