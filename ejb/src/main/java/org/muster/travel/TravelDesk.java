package org.muster.travel;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.muster.event.EventId;
import org.muster.event.ParticipationId;
import org.muster.nomination.OfficerLinks;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
import org.muster.shared.Language;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;
import org.muster.shared.Told;

/**
 * Arrivals and rooms as the office of an event keeps them. Facilitators have no part in it: they
 * need neither passports nor what somebody may not eat.
 */
@Stateless
@RolesAllowed({Roles.EVENT_OFFICER, Roles.SYSTEM})
public class TravelDesk {
    private static final int LARGEST_PAGE = 200;
    private static final String[] READERS = {Roles.EVENT_OFFICER, Roles.AUDITOR};

    @Inject private TravelBook book;
    @Inject private TravelReader reader;
    @Inject private OfficerLinks links;
    @Inject private AuditTrail audit;

    /** The event, with the day until which travellers tell their facts themselves. */
    @RolesAllowed({Roles.EVENT_OFFICER, Roles.AUDITOR, Roles.SYSTEM})
    public TravellingEvent event(EventId event, Actor actor) {
        return book.require(book.event(event), actor, READERS);
    }

    /** Those who take part, without their private facts; whoever lacks something comes first. */
    @RolesAllowed({Roles.EVENT_OFFICER, Roles.AUDITOR, Roles.SYSTEM})
    public List<TravelRow> travellers(
            EventId event,
            TravelFilter filter,
            Language language,
            int first,
            int size,
            Actor actor) {
        event(event, actor);
        return reader.page(event, filter, language, first, Math.min(size, LARGEST_PAGE)).stream()
                .map(TravelRow::listed)
                .toList();
    }

    @RolesAllowed({Roles.EVENT_OFFICER, Roles.AUDITOR, Roles.SYSTEM})
    public long count(EventId event, TravelFilter filter, Actor actor) {
        event(event, actor);
        return reader.count(event, filter);
    }

    /** One traveller with everything told, and the version a change has to name. */
    public Traveller traveller(ParticipationId id, Language language, Actor actor) {
        var event = book.require(book.eventOf(id), actor, Roles.EVENT_OFFICER);
        var row = reader.one(id, language).orElseThrow(() -> new NotFound("participation", id));
        return new Traveller(event, row, book.told(id).version(), links.linkFor(id));
    }

    /**
     * Tells facts for a traveller who wrote or called; also after the day of the event's choice. A
     * passport comes over its owner's link alone: nobody else types one, or changes what was told.
     */
    public void tell(ParticipationId id, long seen, TravelFacts facts, Actor actor) {
        book.require(book.eventOf(id), actor, Roles.EVENT_OFFICER);
        var passport = facts.passport();
        if (!passport.equals(Passport.NONE) && !passport.equals(book.told(id).facts().passport())) {
            throw new InvalidInput("passportNumber", Told.of("why.travel.ownPassport"));
        }
        book.tell(id, seen, facts, actor);
    }

    /** Travellers change their facts themselves until this day, at the venue, and no longer. */
    public void openUntil(EventId id, LocalDate day, Actor actor) {
        var event = book.require(book.event(id), actor, Roles.EVENT_OFFICER);
        if (day == null || day.isAfter(event.days().to())) {
            throw new InvalidInput("openUntil", Told.of("why.travel.until"));
        }
        book.openUntil(id, day);
        audit.record(actor, "travel facts open until", "event", id, day.toString());
    }

    /** The link of a lost or forwarded letter opens nothing any more; a new one does. */
    public void revokeLink(ParticipationId id, Actor actor) {
        book.require(book.eventOf(id), actor, Roles.EVENT_OFFICER);
        links.revoke(id);
        audit.record(actor, "link revoked", "participation", id, "");
    }

    /**
     * One traveller as the office reads them before a change.
     *
     * @param link the traveller's own; none for those whom nobody nominated
     */
    public record Traveller(
            TravellingEvent event, TravelRow row, long version, Optional<String> link) {}
}
