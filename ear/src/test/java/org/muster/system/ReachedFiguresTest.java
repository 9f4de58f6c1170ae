package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.naming.InitialContext;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.attendance.AttendanceOverview;
import org.muster.certificate.CertificateOverview;
import org.muster.event.EventId;
import org.muster.funding.ContributionId;
import org.muster.member.PersonId;
import org.muster.reporting.StatementFigures;
import org.muster.reporting.StatementFigures.Reached;
import org.muster.reporting.StatementOverview;
import org.muster.reporting.StatementProduction;
import org.muster.shared.Actor;
import org.muster.shared.DateRange;
import org.muster.shared.Roles;

/**
 * Whom events reached, as a donor is told, comes of the rows that the grid, the certificates and
 * the comparison of claims count by; who was at two events of a series is one person.
 */
@ArquillianTest
class ReachedFiguresTest {
    private static final Actor AUDITOR = new Actor("auditor");
    private static final DateRange YEAR =
            new DateRange(LocalDate.of(2011, 7, 1), LocalDate.of(2012, 6, 30));
    private static final int WOMEN = 10;

    private final UUID dialogue = UUID.randomUUID();
    private Connection connection;
    private BangkokStory story;

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(ReachedFiguresTest.class, Gathering.class, BangkokStory.class);
    }

    @BeforeEach
    void tell() throws Exception {
        DataSource source = InitialContext.doLookup("java:jboss/datasources/MusterDS");
        connection = source.getConnection();
        story = new BangkokStory(connection);
        story.tellByRows();
        for (var at = 0; at < WOMEN; at++) {
            run("update muster.person set sex = 'F' where id = ?", story.gathering.people.get(at));
        }
        observer();
        saidOtherwise();
        series();
        spent(story.gathering.event);
        spent(dialogue);
    }

    @AfterEach
    void leave() throws Exception {
        connection.close();
    }

    @Test
    void theStatementTheGridAndTheCertificatesCountTheSameRows() throws Exception {
        var event = new EventId(story.gathering.event);
        var overview = InContainer.service(AttendanceOverview.class);
        var grid = As.role(Roles.AUDITOR, () -> overview.figures(event, AUDITOR));
        var figures = figures();
        var told = reached(figures, story.gathering.event);
        assertEquals(grid.attended(), told.attended());
        assertEquals(grid.participantDays(), told.participantDays());
        assertEquals(grid.administrations(), told.administrations());
        // Of the 30 who came one was corrected to have been absent, and another away for a day.
        assertEquals(
                new Reached(
                        27,
                        26,
                        29,
                        85,
                        WOMEN - 1,
                        classified("LDC", story.gathering.event),
                        classified("SIDS", story.gathering.event)),
                told);
        var certificates = InContainer.service(CertificateOverview.class);
        var halves =
                As.role(Roles.AUDITOR, () -> certificates.page(event, 0, 100, AUDITOR)).stream()
                        .filter(
                                each ->
                                        story.gathering.people.contains(
                                                each.holder().person().value()))
                        .mapToInt(each -> each.halfDays())
                        .sum();
        assertEquals(2 * grid.participantDays(), halves);
        assertEquals(
                new Reached(
                        1, 0, 2, 2, 1, classified("LDC", dialogue), classified("SIDS", dialogue)),
                reached(figures, dialogue));
        assertEquals(29 + 1, figures.persons().attended(), "one was at both events");
        assertEquals(85 + 2, figures.persons().participantDays());
        assertEquals(26, figures.persons().funded());
    }

    @Test
    void whoSignedUnderAnotherRowOfTheirsIsCountedAtTheirSeat() throws Exception {
        var event = new EventId(story.gathering.event);
        var seat = story.gathering.people.get(BangkokStory.NO_SHOW);
        var other = story.gathering.person(BangkokStory.NO_SHOW);
        for (var day = 0; day < 3; day++) {
            present(story.gathering.event, other, day, true, "SHEET");
        }
        present(story.gathering.event, seat, 2, false, "SCAN");
        run("update muster.person set survivor_id = ? where id = ?", other, seat);
        var overview = InContainer.service(AttendanceOverview.class);
        var grid = As.role(Roles.AUDITOR, () -> overview.figures(event, AUDITOR));
        assertEquals(30, grid.attended());
        assertEquals(85 + 3, grid.participantDays());
        var told = reached(figures(), story.gathering.event);
        assertEquals(grid.attended(), told.attended());
        assertEquals(grid.participantDays(), told.participantDays());
        assertEquals("6 2", standing(seat), "the sheet goes before the scan, and they differ");
        var rows = As.role(Roles.AUDITOR, () -> overview.grid(event, 0, 100, AUDITOR));
        assertEquals(
                List.of(),
                rows.stream().filter(each -> each.person().person().value().equals(other)).toList(),
                "nobody is listed twice");
        var known =
                As.role(
                        Roles.AUDITOR,
                        () -> overview.person(event, new PersonId(other), AUDITOR).person());
        assertEquals(seat, known.value());
        var words = As.role(Roles.AUDITOR, () -> overview.told(event, known, 0, 20, AUDITOR));
        assertEquals(8, words.size());
        run("update muster.person set survivor_id = null where id = ?", seat);
        assertEquals("0 0", standing(seat), "parted again");
        assertEquals(
                grid.attended() - 1,
                As.role(Roles.AUDITOR, () -> overview.figures(event, AUDITOR)).attended());
    }

    private String standing(UUID person) throws SQLException {
        return story.gathering.told(
                "select half_days, disputed from muster.certificate_standing where event_id = ? and person_id = ?",
                story.gathering.event,
                person);
    }

    private StatementFigures figures() throws Exception {
        var production = InContainer.service(StatementProduction.class);
        var overview = InContainer.service(StatementOverview.class);
        var contribution = new ContributionId(story.contribution);
        var statement =
                As.system(() -> production.produce(contribution, YEAR, null, Actor.SYSTEM)).id();
        return As.system(() -> overview.figures(statement, Actor.SYSTEM));
    }

    private static Reached reached(StatementFigures figures, UUID event) {
        return figures.events().stream()
                .filter(each -> each.event().equals(event))
                .findFirst()
                .orElseThrow()
                .reached();
    }

    /** There all the time, and none of the participants. */
    private void observer() throws SQLException {
        var person = story.gathering.person(5);
        run(
                """
                insert into muster.participation (id, version, event_id, person_id, role, funding, status, recorded_by,
                    recorded_at)
                values (gen_random_uuid(), 0, ?, ?, 'OBSERVER', 'SELF_FUNDED', 'CONFIRMED', 'test', now())""",
                story.gathering.event,
                person);
        for (var day = 0; day < 3; day++) {
            present(story.gathering.event, person, day, true, "SHEET");
        }
    }

    /** One is corrected to have been absent; of another day a sheet outranks the scan. */
    private void saidOtherwise() throws SQLException {
        for (var day = 0; day < 3; day++) {
            present(story.gathering.event, story.gathering.people.get(0), day, false, "CORRECTION");
        }
        present(story.gathering.event, story.gathering.people.get(1), 2, false, "SHEET");
    }

    /**
     * A dialogue of the same series, with one of the workshop's women and one man of her Member.
     */
    private void series() throws SQLException {
        var series = UUID.randomUUID();
        run(
                "insert into muster.event_series (id, version, code, title) values (?, 0, ?, 'Bangkok 2012')",
                series,
                story.gathering.code);
        run(
                """
                insert into muster.capacity_event (id, version, code, type, status, audience, starts_on, ends_on, zone,
                    opens_at, venue, city, country_iso, region, original_language, created_by, created_at)
                values (?, 0, ?, 'REGIONAL_DIALOGUE', 'CONFIRMED', 'CUSTOMS_AND_PARTNERS', ?, ?, 'Asia/Bangkok', '09:00',
                    'Hall', 'Bangkok', 'TH', 'AP', 'en', 'test', now())""",
                dialogue,
                story.gathering.code + "-D",
                Gathering.FIRST,
                Gathering.LAST);
        run(
                "update muster.capacity_event set series_id = ? where id in (?, ?)",
                series,
                dialogue,
                story.gathering.event);
        for (var person : List.of(story.gathering.people.get(1), story.gathering.person(1))) {
            run(
                    """
                    insert into muster.participation (id, version, event_id, person_id, role, funding, status, member_code,
                        recorded_by, recorded_at)
                    select gen_random_uuid(), 0, ?, id, 'PARTICIPANT', 'SELF_FUNDED', 'CONFIRMED', member_code, 'test', now()
                      from muster.person where id = ?""",
                    dialogue,
                    person);
            present(dialogue, person, 0, true, "SCAN");
        }
    }

    private void present(UUID event, UUID person, int day, boolean present, String source)
            throws SQLException {
        for (var half : List.of("AM", "PM")) {
            run(
                    """
                    insert into muster.presence (id, event_id, person_id, on_day, half, present, source, recorded_by,
                        recorded_at)
                    values (gen_random_uuid(), ?, ?, ?, ?, ?, ?, 'test', now())""",
                    event,
                    person,
                    Gathering.FIRST.plusDays(day),
                    half,
                    present,
                    source);
        }
    }

    /** Something is paid for the event, so that the statement tells of it. */
    private void spent(UUID event) throws SQLException {
        run(
                """
                with entry as (insert into muster.journal_entry (id, source_kind, source_id, posted_on, description,
                    recorded_by, recorded_at)
                    values (gen_random_uuid(), 'OPENING', ?, '2012-06-01', 'Rooms', 'test', now()) returning id)
                insert into muster.journal_line (entry_id, line_no, account, contribution_id, event_id, category, currency,
                    amount_minor, functional_minor)
                select id, l.no, l.account, ?, ?, l.category, 'EUR', l.sign * 1000, l.sign * 1000
                  from entry, (values (1, 'EXPENSE', 'VENUE', 1), (2, 'BANK', null, -1)) as l (no, account, category, sign)""",
                event.toString(),
                story.contribution,
                event);
    }

    /** Participants who were there and whose Member was listed so on the first day. */
    private int classified(String listed, UUID event) throws SQLException {
        return Integer.parseInt(
                story.gathering.told(
                        """
                        select count(distinct p.person_id) from muster.participation p
                          join muster.effective_presence e on e.event_id = p.event_id and e.person_id = p.person_id and e.present
                          join muster.member_classification c on c.member_code = p.member_code and c.class = ?
                           and c.valid_from <= ? and coalesce(c.valid_to, ?) >= ?
                         where p.event_id = ? and p.role = 'PARTICIPANT'""",
                        listed,
                        Gathering.FIRST,
                        Gathering.FIRST,
                        Gathering.FIRST,
                        event));
    }

    private void run(String sql, Object... values) throws SQLException {
        story.gathering.run(sql, values);
    }
}
