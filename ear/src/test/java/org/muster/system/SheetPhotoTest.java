package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ejb.EJBAccessException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import javax.naming.InitialContext;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.attendance.SheetId;
import org.muster.attendance.SheetPhoto;
import org.muster.attendance.SheetPhotoId;
import org.muster.attendance.SheetPhotos;
import org.muster.event.EventId;
import org.muster.evidence.ReceivedDocument;
import org.muster.member.PersonId;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;

/** What people signed is kept as it was photographed, beside what was taken from it. */
@ArquillianTest
class SheetPhotoTest {
    private static final Actor FACILITATOR = new Actor("facilitator");
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 1, 2};
    private static final byte[] PDF = "%PDF-1.7 scan".getBytes(StandardCharsets.ISO_8859_1);

    private Connection connection;
    private Gathering gathering;
    private UUID typed;
    private UUID imported;
    private SheetId sheet;

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(SheetPhotoTest.class, Gathering.class);
    }

    @BeforeEach
    void gather() throws Exception {
        DataSource source = InitialContext.doLookup("java:jboss/datasources/MusterDS");
        connection = source.getConnection();
        gathering = new Gathering(connection);
        typed = gathering.participant(0, "SPONSORED");
        imported = gathering.participant(1, "SPONSORED");
        sheet = new SheetId(UUID.randomUUID());
        gathering.run(
                """
                insert into muster.attendance_sheet (id, event_id, sha256, file_name, media_type, content, uploaded_by,
                    uploaded_at, state) values (?, ?, ?, 's.csv', 'text/csv', '', 'test', now(), 'IMPORTED')""",
                sheet.value(),
                gathering.event,
                gathering.code);
        present(typed, "FACILITATOR", null);
        present(imported, "SHEET", sheet.value());
    }

    @AfterEach
    void leave() throws SQLException {
        connection.close();
    }

    @Test
    void aPhotoStandsBehindWhatWasTakenFromItAndIsKeptOnce() throws Exception {
        attach("room 1.jpg", JPEG);
        attach("the same again.jpg", JPEG);
        attachToDay("monday.pdf", PDF);
        var ofSheet = behind(imported);
        assertEquals(1, ofSheet.size(), "the same bytes are attached already");
        assertEquals("room 1.jpg", ofSheet.get(0).name());
        assertTrue(ofSheet.get(0).isPicture());
        assertEquals("application/pdf", behind(typed).get(0).mediaType());
        assertEquals(Gathering.FIRST, behind(typed).get(0).day());
        var id = ofSheet.get(0).id();
        assertArrayEquals(JPEG, photo(gathering.event, id).content());
        assertEquals(ofSheet.get(0).sha256(), photo(gathering.event, id).sha256());
        var elsewhere = new Gathering(connection);
        assertThrows(NotFound.class, () -> photo(elsewhere.event, id));
    }

    @Test
    void whatIsNoPictureOrComesFromSomebodyElseIsRefused() throws Exception {
        assertThrows(InvalidInput.class, () -> attach("a.jpg", "not a picture".getBytes()));
        var mail = "From: a@b.example\r\nDate: today\r\nSubject: x\r\n\r\n";
        assertThrows(InvalidInput.class, () -> attach("a.eml", mail.getBytes()));
        assertThrows(InvalidInput.class, () -> attach("a.pdf", new byte[0]));
        var photos = InContainer.service(SheetPhotos.class);
        var pdf = ReceivedDocument.of("a.pdf", PDF);
        var after = Gathering.LAST.plusDays(1);
        assertThrows(
                InvalidInput.class,
                () -> as(Roles.FACILITATOR, () -> attachToDay(photos, after, pdf)));
        assertThrows(
                EJBAccessException.class,
                () -> as(Roles.FINANCE_OFFICER, () -> attachToDay(photos, Gathering.FIRST, pdf)));
        assertThrows(
                EJBAccessException.class,
                () -> as(Roles.OPERATOR, () -> photos.of(sheet, new Actor("operator"))));
    }

    private Object attachToDay(SheetPhotos photos, LocalDate day, ReceivedDocument file) {
        photos.attachToDay(new EventId(gathering.event), day, file, FACILITATOR);
        return null;
    }

    private void attach(String name, byte[] content) throws Exception {
        var photos = InContainer.service(SheetPhotos.class);
        as(
                Roles.FACILITATOR,
                () -> {
                    photos.attach(sheet, ReceivedDocument.of(name, content), FACILITATOR);
                    return null;
                });
    }

    private void attachToDay(String name, byte[] content) throws Exception {
        var photos = InContainer.service(SheetPhotos.class);
        var document = ReceivedDocument.of(name, content);
        as(Roles.FACILITATOR, () -> attachToDay(photos, Gathering.FIRST, document));
    }

    private List<SheetPhoto> behind(UUID person) throws Exception {
        var photos = InContainer.service(SheetPhotos.class);
        return as(
                Roles.AUDITOR,
                () ->
                        photos.behind(
                                new EventId(gathering.event),
                                new PersonId(person),
                                new Actor("auditor")));
    }

    private static ReceivedDocument photo(UUID event, SheetPhotoId id) throws Exception {
        var photos = InContainer.service(SheetPhotos.class);
        return as(Roles.AUDITOR, () -> photos.photo(new EventId(event), id, new Actor("auditor")));
    }

    private void present(UUID person, String source, UUID of) throws SQLException {
        gathering.run(
                """
                insert into muster.presence (id, event_id, person_id, on_day, half, present, source, sheet_id, line_no,
                    recorded_by, recorded_at)
                values (gen_random_uuid(), ?, ?, ?, 'AM', true, ?, cast(? as uuid), 2, 'test', now())""",
                gathering.event,
                person,
                Gathering.FIRST,
                source,
                of == null ? null : of.toString());
    }

    private static <T> T as(String role, Callable<T> act) throws Exception {
        return As.role(role, act);
    }
}
