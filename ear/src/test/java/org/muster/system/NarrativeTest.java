package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.system.FundingStage.CONTROLLER;
import static org.muster.system.FundingStage.OFFICER;
import static org.muster.system.FundingStage.euro;

import jakarta.ejb.EJBAccessException;
import java.time.LocalDate;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.muster.account.ScopeRefused;
import org.muster.event.EventId;
import org.muster.funding.Beneficiary;
import org.muster.funding.ContributionId;
import org.muster.ledger.CostCategory;
import org.muster.narrative.EventNarrative;
import org.muster.narrative.Narrative;
import org.muster.narrative.NarrativeChanged;
import org.muster.narrative.NarrativeWriting;
import org.muster.reporting.StatementFormat;
import org.muster.reporting.StatementOverview;
import org.muster.reporting.StatementProduction;
import org.muster.reporting.StatementProduction.Produced;
import org.muster.shared.Actor;
import org.muster.shared.DateRange;
import org.muster.shared.InvalidInput;
import org.muster.shared.Language;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;

/** What donors are told of events in words. */
@ArquillianTest
class NarrativeTest {
    private static final DateRange YEAR =
            new DateRange(LocalDate.of(2011, 7, 1), LocalDate.of(2012, 6, 30));
    private static final LocalDate DAY = LocalDate.of(2012, 5, 28);
    private static final Narrative WORDS =
            new Narrative("Nine road maps adopted", "Held online", "Neuf feuilles de route", "");

    private final FundingStage stage = new FundingStage();

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(NarrativeTest.class, FundingStage.class);
    }

    @Test
    void theWordsAreFrozenWithTheFiguresAndAChangeMakesTheNextVersion() throws Exception {
        var event = stage.event("W", DAY, DAY);
        var id = funded(event);
        write(id, event, 0, WORDS, OFFICER);
        var first = produced(id);
        assertTrue(pdf(first).contains("Nine road maps adopted"));
        assertFalse(produced(id).isNew(), "the same words make no version");
        write(id, event, 1, new Narrative("Ten road maps", "", "", ""), OFFICER);
        var second = produced(id);
        assertEquals(2, second.version());
        assertTrue(pdf(second).contains("Ten road maps"));
        assertTrue(pdf(first).contains("Nine road maps adopted"), "what was told stays told");
        var now = told(event).get(0);
        assertEquals(2, now.revision());
        assertEquals(OFFICER.login(), now.writtenBy());
        assertEquals(
                2,
                FundingStage.number(
                        "select count(*) from muster.audit_entry where subject_id = ? and act = 'results written'",
                        id.toString()));
        assertThrows(
                java.sql.SQLException.class,
                () -> FundingStage.run("update muster.event_narrative set results_en = 'x'"));
    }

    @Test
    void theStatementIsPrintedInTheLanguageOfTheAgreement() throws Exception {
        var event = stage.event("F", DAY, DAY);
        var id = funded(event);
        write(id, event, 0, WORDS, OFFICER);
        var writing = InContainer.service(NarrativeWriting.class);
        As.role(
                Roles.FINANCE_OFFICER,
                () -> {
                    writing.printIn(id, Language.FR, OFFICER);
                    return null;
                });
        var text = pdf(produced(id));
        assertTrue(text.contains("Relevé de contribution"), text);
        assertTrue(text.contains("Neuf feuilles de route"), text);
        var refused =
                assertThrows(
                        InvalidInput.class,
                        () ->
                                As.role(
                                        Roles.FINANCE_OFFICER,
                                        () -> {
                                            writing.printIn(id, Language.AR, OFFICER);
                                            return null;
                                        }));
        assertEquals("language", refused.field());
    }

    @Test
    void whoRunsTheEventOrKeepsTheContributionWritesAndNobodyElse() throws Exception {
        var event = stage.event("S", DAY, DAY);
        var id = funded(event);
        var other = funded(stage.event("T", DAY, DAY));
        var keeper = stage.limited("keeper", id, Roles.FINANCE_OFFICER);
        var stranger = stage.limited("stranger", other, Roles.FINANCE_OFFICER);
        var organiser = stage.account("organiser", Roles.EVENT_OFFICER);
        write(id, event, 0, WORDS, keeper);
        As.role(
                Roles.EVENT_OFFICER,
                () -> {
                    InContainer.service(NarrativeWriting.class)
                            .write(id, event, 1, new Narrative("A", "", "", ""), organiser);
                    return null;
                });
        assertThrows(ScopeRefused.class, () -> write(id, event, 2, WORDS, stranger));
        assertThrows(
                NotFound.class,
                () -> write(other, event, 0, WORDS, OFFICER),
                "a contribution that does not pay for the event has nothing to tell of it");
        assertThrows(
                EJBAccessException.class,
                () ->
                        As.role(
                                Roles.CONTROLLER,
                                () -> {
                                    InContainer.service(NarrativeWriting.class)
                                            .write(id, event, 2, WORDS, CONTROLLER);
                                    return null;
                                }));
        assertEquals("A", told(event).get(0).words().resultsEn());
    }

    @Test
    void nobodysWordsAreWrittenOverAndALongTextIsRefusedByItsField() throws Exception {
        var event = stage.event("O", DAY, DAY);
        var id = funded(event);
        write(id, event, 0, WORDS, OFFICER);
        assertThrows(
                NarrativeChanged.class,
                () -> write(id, event, 0, new Narrative("Late", "", "", ""), OFFICER));
        var refusals =
                FundingStage.atOnce(
                        3,
                        () ->
                                write(
                                        id,
                                        event,
                                        1,
                                        new Narrative("At " + System.nanoTime(), "", "", ""),
                                        OFFICER));
        assertEquals(1, refusals.stream().filter(each -> each == null).count());
        assertEquals(2, told(event).get(0).revision());
        var refused =
                assertThrows(InvalidInput.class, () -> new Narrative("", "", "", "x".repeat(601)));
        assertEquals("deviationsFr", refused.field());
    }

    private ContributionId funded(EventId event) throws Exception {
        var id = stage.contribution("1000.00", YEAR);
        stage.receive(id, "1000.00", YEAR.from());
        stage.cost(
                stage.document(
                        id,
                        event,
                        CostCategory.VENUE,
                        Beneficiary.PARTICIPANTS,
                        euro("100.00"),
                        DAY,
                        null));
        return id;
    }

    private static Object write(
            ContributionId id, EventId event, int read, Narrative words, Actor by)
            throws Exception {
        var writing = InContainer.service(NarrativeWriting.class);
        return As.role(
                Roles.FINANCE_OFFICER,
                () -> {
                    writing.write(id, event, read, words, by);
                    return null;
                });
    }

    private static List<EventNarrative> told(EventId event) throws Exception {
        var writing = InContainer.service(NarrativeWriting.class);
        return As.role(Roles.FINANCE_OFFICER, () -> writing.ofEvent(event, OFFICER));
    }

    private static Produced produced(ContributionId id) throws Exception {
        var production = InContainer.service(StatementProduction.class);
        return As.system(() -> production.produce(id, YEAR, null, OFFICER));
    }

    private static String pdf(Produced statement) throws Exception {
        var overview = InContainer.service(StatementOverview.class);
        var bytes =
                As.system(() -> overview.rendering(statement.id(), StatementFormat.PDF, OFFICER))
                        .content();
        try (var document = Loader.loadPDF(bytes)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
