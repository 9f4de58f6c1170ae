package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.zip.ZipInputStream;
import javax.naming.InitialContext;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.certificate.AlreadyRevoked;
import org.muster.certificate.AttendanceTooLow;
import org.muster.certificate.CertificateChecking;
import org.muster.certificate.CertificateDesk;
import org.muster.certificate.CertificateOverview;
import org.muster.certificate.CertificateState;
import org.muster.certificate.NoPartTaken;
import org.muster.certificate.PaperOutdated;
import org.muster.certificate.Standing;
import org.muster.event.EventCancelled;
import org.muster.event.EventId;
import org.muster.event.EventNotOver;
import org.muster.member.PersonId;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;

/** Who gets a certificate, who does not, and what becomes of one. */
@ArquillianTest
class CertificateTest {
    private static final Actor OFFICER = new Actor("event-officer");

    private Connection connection;
    private Gathering gathering;
    private EventId event;

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(CertificateTest.class, Gathering.class);
    }

    @BeforeEach
    void gather() throws Exception {
        DataSource source = InitialContext.doLookup("java:jboss/datasources/MusterDS");
        connection = source.getConnection();
        gathering = new Gathering(connection);
        event = new EventId(gathering.event);
    }

    @AfterEach
    void leave() throws Exception {
        connection.close();
    }

    @Test
    void exactlyTheThresholdGetsOneAndAHalfDayLessNone() throws Exception {
        var enough = attended(0, 5);
        var justUnder = attended(1, 4);
        var notHere = attended(2, 0);
        var staff = attended(3, 6);
        gathering.run(
                "update muster.participation set role = 'FACILITATOR' where person_id = ?", staff);
        assertEquals(CertificateState.DUE, standing(enough).state());
        assertEquals(1, issue(), "of six half days 80 % are five");
        assertEquals(CertificateState.ISSUED, standing(enough).state());
        assertEquals(CertificateState.BELOW_THRESHOLD, standing(justUnder).state());
        assertEquals(CertificateState.BELOW_THRESHOLD, standing(notHere).state());
        assertEquals(3, people().size(), "who runs the event gets none");
        assertThrows(AttendanceTooLow.class, () -> issueTo(justUnder));
        assertEquals(0, issue(), "pressed again");
        decide(66);
        assertEquals(1, issue(), "four of six are 66 %");
        assertEquals(gathering.code + "-002", standing(justUnder).latest().number());
        assertThrows(InvalidInput.class, () -> decide(0));
        assertThrows(InvalidInput.class, () -> decide(101));
    }

    @Test
    void aDisputedHalfDayHoldsItBackUntilItIsCorrected() throws Exception {
        var person = attended(0, 6);
        presence(person, 0, false, "SCAN");
        presence(person, 0, true, "FACILITATOR");
        assertEquals(CertificateState.DISPUTED, standing(person).state());
        assertEquals(0, issue());
        presence(person, 0, false, "CORRECTION");
        assertEquals(CertificateState.DUE, standing(person).state());
        assertEquals(1, issue());
        assertEquals(5, standing(person).latest().halfDays());
    }

    @Test
    void whatIsPutRightIsIssuedAnewUnderTheSameNumber() throws Exception {
        var person = attended(0, 6);
        issue();
        var first = standing(person).latest();
        gathering.run("update muster.person set given_name = 'Corrected' where id = ?", person);
        assertEquals(CertificateState.OUTDATED, standing(person).state());
        assertThrows(PaperOutdated.class, () -> officer(() -> overview().pdf(first.id(), OFFICER)));
        assertEquals(1, issue());
        var second = standing(person).latest();
        assertEquals(first.number() + " 2", second.number() + " " + second.revision());
        presence(person, 0, false, "CORRECTION");
        presence(person, 1, false, "CORRECTION");
        assertEquals(CertificateState.UNEARNED, standing(person).state());
        assertEquals(0, issue());
    }

    @Test
    void aRevokedOneStaysRevokedUntilItsHolderIsNamed() throws Exception {
        var person = attended(0, 6);
        issue();
        var issued = standing(person).latest();
        assertThrows(InvalidInput.class, () -> revoke(issued.id(), " "));
        revoke(issued.id(), "Issued to the wrong person");
        assertThrows(AlreadyRevoked.class, () -> revoke(issued.id(), "Again"));
        assertEquals(CertificateState.REVOKED, standing(person).state());
        assertEquals(0, issue());
        issueTo(person);
        issueTo(person);
        assertEquals(2, standing(person).latest().revision());
        assertEquals(
                "2 1",
                gathering.told(
                        "select count(*), count(*) filter (where revoked_at is null and revision = 2)"
                                + " from muster.certificate where event_id = ?",
                        gathering.event));
        assertEquals(
                "certificate revoked",
                gathering.told(
                        "select act from muster.audit_entry where subject_id = ? and detail = ?",
                        event.toString(),
                        issued.id().toString()));
    }

    @Test
    void noneIsIssuedBeforeTheEventIsOverNorForACancelledOne() throws Exception {
        attended(0, 6);
        gathering.run("update muster.capacity_event set status = 'CANCELLED' where id = ?", id());
        assertThrows(EventCancelled.class, this::issue);
        gathering.run(
                "update muster.capacity_event set status = 'CONFIRMED', ends_on = ? where id = ?",
                InContainer.today().plusDays(1),
                id());
        assertThrows(EventNotOver.class, this::issue);
    }

    @Test
    void whoHasOneAndAnAddressIsWrittenToOnceForEachIssue() throws Exception {
        var person = attended(0, 6);
        attended(1, 6);
        gathering.run("update muster.person set email = 'amina@test.example' where id = ?", person);
        assertEquals(0, send(), "nothing is issued");
        issue();
        assertEquals(1, send(), "the other has no address");
        assertEquals(0, send(), "pressed again");
        gathering.run("update muster.person set given_name = 'Amina' where id = ?", person);
        issue();
        assertEquals(1, send(), "a later issue is another paper");
    }

    @Test
    void whatTheRecordDoesNotBearOutAnyMoreIsNeitherPrintedNorPackedNorSent() throws Exception {
        var person = attended(0, 6);
        var corrected = attended(1, 6);
        var still = attended(2, 6);
        gathering.run(
                "update muster.person set email = id || '@test.example' where id in (?, ?, ?)",
                person,
                corrected,
                still);
        issue();
        presence(person, 0, false, "CORRECTION");
        presence(person, 1, false, "CORRECTION");
        presence(corrected, 0, false, "CORRECTION");
        assertEquals(CertificateState.UNEARNED, standing(person).state());
        assertEquals(CertificateState.OUTDATED, standing(corrected).state());
        assertEquals(List.of(standing(still).latest().fileName()), packed());
        assertThrows(AttendanceTooLow.class, () -> pdf(person));
        assertThrows(PaperOutdated.class, () -> pdf(corrected), "enough, and not what it says");
        var sent = officer(() -> desk().send(event, OFFICER));
        assertEquals(1, sent.letters());
        assertEquals(2, sent.heldBack());
        assertEquals(1, issue());
        assertEquals(1, send(), "put right and issued anew");
    }

    private byte[] pdf(UUID person) throws Exception {
        var latest = standing(person).latest();
        return officer(() -> overview().pdf(latest.id(), OFFICER));
    }

    private List<String> packed() throws Exception {
        var names = new ArrayList<String>();
        var bytes = officer(() -> overview().zip(event, OFFICER));
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var each = zip.getNextEntry(); each != null; each = zip.getNextEntry()) {
                names.add(each.getName());
            }
        }
        return names;
    }

    @Test
    void whoTakesNoPartAnyMoreIsToldSo() throws Exception {
        var person = attended(0, 6);
        issue();
        assertTrue(standing(person).hasPaper());
        gathering.run(
                "update muster.participation set role = 'FACILITATOR' where person_id = ?", person);
        assertEquals(CertificateState.UNEARNED, standing(person).state());
        assertFalse(standing(person).hasPaper());
        assertThrows(NoPartTaken.class, () -> pdf(person));
        assertThrows(NoPartTaken.class, () -> issueTo(person));
    }

    @Test
    void nobodyFindsAnythingBehindAForgedAddress() throws Exception {
        var checking = InContainer.service(CertificateChecking.class);
        for (var token : List.of("", gathering.code + "-001", "a.b.1.c", "x".repeat(500))) {
            assertThrows(NotFound.class, () -> checking.check(token), token);
            assertThrows(NotFound.class, () -> checking.pdf(token), token);
        }
    }

    /** A confirmed participant who was there for the first half days of six, and absent then. */
    private UUID attended(int member, int halfDays) throws SQLException {
        var person = gathering.participant(member, "SPONSORED");
        for (var at = 0; at < 6; at++) {
            presence(person, at, at < halfDays, "SHEET");
        }
        return person;
    }

    private void presence(UUID person, int at, boolean present, String source) throws SQLException {
        gathering.run(
                """
                insert into muster.presence (id, event_id, person_id, on_day, half, present, source, recorded_by,
                    recorded_at)
                values (gen_random_uuid(), ?, ?, ?, ?, ?, ?, 'test', now())""",
                id(),
                person,
                Gathering.FIRST.plusDays(at / 2),
                at % 2 == 0 ? "AM" : "PM",
                present,
                source);
    }

    private UUID id() {
        return gathering.event;
    }

    private int issue() throws Exception {
        return officer(() -> desk().issue(event, OFFICER));
    }

    private int send() throws Exception {
        return officer(() -> desk().send(event, OFFICER)).letters();
    }

    private void issueTo(UUID person) throws Exception {
        officer(() -> desk().issueTo(event, new PersonId(person), OFFICER));
    }

    private void decide(int perCent) throws Exception {
        officer(
                () -> {
                    desk().decide(event, perCent, OFFICER);
                    return null;
                });
    }

    private void revoke(org.muster.certificate.CertificateId id, String reason) throws Exception {
        officer(
                () -> {
                    desk().revoke(id, reason, OFFICER);
                    return null;
                });
    }

    private List<Standing> people() throws Exception {
        return officer(() -> overview().page(event, 0, 100, OFFICER));
    }

    private Standing standing(UUID person) throws Exception {
        return people().stream()
                .filter(each -> each.holder().person().value().equals(person))
                .findFirst()
                .orElseThrow();
    }

    private static CertificateDesk desk() {
        return InContainer.service(CertificateDesk.class);
    }

    private static CertificateOverview overview() {
        return InContainer.service(CertificateOverview.class);
    }

    private static <T> T officer(Callable<T> act) throws Exception {
        return As.role(Roles.EVENT_OFFICER, act);
    }
}
