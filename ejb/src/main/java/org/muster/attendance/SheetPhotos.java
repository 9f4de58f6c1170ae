package org.muster.attendance;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.muster.event.EventId;
import org.muster.evidence.ReceivedDocument;
import org.muster.evidence.ReceivedDocuments;
import org.muster.member.PersonId;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;
import org.muster.shared.Rows;
import org.muster.shared.Told;

/**
 * Photos and scans of the sheets that people signed, kept with their hash as evidence of what was
 * imported or typed. They show names and signatures: only who records presence, pays on it or
 * checks it looks at them.
 */
@Stateless
@RolesAllowed({
    Roles.EVENT_OFFICER,
    Roles.FACILITATOR,
    Roles.FINANCE_OFFICER,
    Roles.CONTROLLER,
    Roles.AUDITOR,
    Roles.SYSTEM
})
public class SheetPhotos {
    private static final String[] READERS = {
        Roles.EVENT_OFFICER,
        Roles.FACILITATOR,
        Roles.FINANCE_OFFICER,
        Roles.CONTROLLER,
        Roles.AUDITOR
    };
    private static final int MOST = 50;
    private static final String LISTED =
            """
            select f.id, f.on_day, f.name, d.media_type, f.sha256, f.attached_by, f.attached_at
              from muster.sheet_photo f join muster.received_document d on d.sha256 = f.sha256
            """;

    @PersistenceContext private EntityManager entities;
    @Inject private Presences presences;
    @Inject private ReceivedDocuments documents;
    @Inject private EventReach reach;
    @Inject private AuditTrail audit;

    /** Attaches what was signed to the sheet that was imported from it. */
    @RolesAllowed({Roles.EVENT_OFFICER, Roles.FACILITATOR, Roles.SYSTEM})
    public void attach(SheetId sheet, ReceivedDocument document, Actor by) {
        var event = presences.eventOf(sheet);
        reach.require(event, by, Roles.EVENT_OFFICER, Roles.FACILITATOR);
        if (presences.sourceOf(sheet) != AttendanceSheet.Source.SHEET) {
            throw new InvalidInput("document", Told.of("why.photo.unsigned"));
        }
        requireRoom(of(sheet, by).size());
        add(event, sheet, null, document, by);
    }

    /** The same for a day whose presences were typed. */
    @RolesAllowed({Roles.EVENT_OFFICER, Roles.FACILITATOR, Roles.SYSTEM})
    public void attachToDay(EventId event, LocalDate day, ReceivedDocument document, Actor by) {
        var found = reach.require(event, by, Roles.EVENT_OFFICER, Roles.FACILITATOR);
        if (!found.days().contains(day)) {
            throw new InvalidInput(
                    "day", Told.of("why.row.outsideEvent", found.days().from(), found.days().to()));
        }
        requireRoom(ofDay(event, day, by).size());
        add(event, null, day, document, by);
    }

    private static void requireRoom(int attached) {
        if (attached >= MOST) {
            throw new InvalidInput("document", Told.of("why.evidence.many", MOST));
        }
    }

    private void add(
            EventId event, SheetId sheet, LocalDate day, ReceivedDocument document, Actor by) {
        if (document.mediaType().startsWith("message/")) {
            throw new InvalidInput("document", Told.of("why.photo.type"));
        }
        documents.keep(document, by);
        entities.createNativeQuery(
                        """
                        insert into muster.sheet_photo (id, event_id, sheet_id, on_day, name, sha256, attached_by, attached_at)
                        values (:id, :event, cast(:sheet as uuid), cast(:day as date), :name, :sha256, :by, :at)
                        on conflict on constraint sheet_photo_once do nothing""")
                .setParameter("id", SheetPhotoId.next().value())
                .setParameter("event", event.value())
                .setParameter("sheet", sheet == null ? null : sheet.toString())
                .setParameter("day", day == null ? null : day.toString())
                .setParameter("name", document.name())
                .setParameter("sha256", document.sha256())
                .setParameter("by", by.login())
                .setParameter("at", Instant.now())
                .executeUpdate();
        audit.record(by, "attendance photo attached", "event", event, document.sha256());
    }

    /** What was signed of an imported sheet, in the order it was attached. */
    public List<SheetPhoto> of(SheetId sheet, Actor by) {
        reach.require(presences.eventOf(sheet), by, READERS);
        return listed(
                entities.createNativeQuery(
                                LISTED + "where f.sheet_id = :sheet order by f.attached_at, f.id")
                        .setParameter("sheet", sheet.value()));
    }

    public List<SheetPhoto> ofDay(EventId event, LocalDate day, Actor by) {
        reach.require(event, by, READERS);
        return listed(
                entities.createNativeQuery(
                                LISTED
                                        + "where f.event_id = :event and f.on_day = :day order by f.attached_at, f.id")
                        .setParameter("event", event.value())
                        .setParameter("day", day));
    }

    /** What was signed behind all that was said of a person at an event. */
    public List<SheetPhoto> behind(EventId event, PersonId person, Actor by) {
        reach.require(event, by, READERS);
        return listed(
                entities.createNativeQuery(
                                LISTED
                                        + """
                                        where f.event_id = :event and exists (
                                              select 1 from muster.counted_presence p
                                               where p.event_id = f.event_id and p.person_id = :person
                                                 and (p.sheet_id = f.sheet_id
                                                      or p.on_day = f.on_day and p.source = 'FACILITATOR'))
                                        order by f.on_day, f.attached_at, f.id""")
                        .setParameter("event", event.value())
                        .setParameter("person", person.value()));
    }

    private static List<SheetPhoto> listed(Query query) {
        return Rows.of(
                query.setMaxResults(MOST * 10),
                row ->
                        new SheetPhoto(
                                new SheetPhotoId(row.uuid()),
                                row.day(),
                                row.text(),
                                row.text(),
                                row.text(),
                                row.text(),
                                row.instant()));
    }

    /** One of them, as it was received, and of the event that is named. */
    public ReceivedDocument photo(EventId event, SheetPhotoId id, Actor by) {
        reach.require(event, by, READERS);
        return Rows.of(
                        entities.createNativeQuery(
                                        """
                                        select f.name, d.media_type, d.content from muster.sheet_photo f
                                          join muster.received_document d on d.sha256 = f.sha256
                                         where f.id = :id and f.event_id = :event""")
                                .setParameter("id", id.value())
                                .setParameter("event", event.value()),
                        row -> new ReceivedDocument(row.text(), row.text(), row.bytes()))
                .stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("attendance photo", id));
    }
}
