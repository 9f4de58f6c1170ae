package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.run.Await.await;

import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a schedule failed at is told by letter to the finance officers it concerns. */
@ArquillianTest
class FailureToldTest extends Correspondence {
    private final UUID schedule = UUID.randomUUID();
    private DonorStage stage;

    @Deployment(testable = false)
    static WebArchive archive() {
        return InContainer.archive(
                FailureToldTest.class, Correspondence.class, CampaignDriver.class);
    }

    @BeforeEach
    void lettersGo() throws Exception {
        assertEquals("armed", driver("arm"));
        stage = new DonorStage();
    }

    @AfterEach
    void nothingComesByItself() throws Exception {
        execute(
                "update muster.statement_schedule set state = 'ENDED' where id = '%s'"
                        .formatted(schedule));
    }

    @Test
    void aRunThatRefusedAStatementIsToldOnceToWhoseRoleCoversItInTheirLanguage() throws Exception {
        var english = officer(stage, "finance-officer", "en");
        var french = officer(stage, "finance-officer", "fr");
        var stranger = officer(new DonorStage(), "finance-officer", "en");
        var reader = officer(stage, "controller", "en");
        withoutRate();
        due("finance-officer");
        await(() -> !DonorStage.letters(english).isEmpty(), "the letter");
        var run = lastRun();
        var text = DonorStage.letters(english).get(0);
        assertTrue(text.contains("Statement of " + stage.agreement()), text);
        assertTrue(text.contains("There is no exchange rate of FJD"), text);
        assertTrue(text.contains("0 of 1 statements were made"), text);
        assertTrue(text.contains("/reporting/run.xhtml?run=" + run), text);
        await(() -> !DonorStage.letters(french).isEmpty(), "the other letter");
        assertTrue(DonorStage.letters(french).get(0).contains("Il n’y a pas de taux de FJD"));

        var again = restarted(run);
        await(() -> state(again).equals("FAILED"), "the run that went on to fail again");
        await(() -> count("delivery <> 'SENT'") == 0, "no letter to be left");
        assertEquals(2, count("true"), "the same failure is told once");
        assertEquals(List.of(), DonorStage.letters(stranger), "another agreement's officer");
        assertEquals(List.of(), DonorStage.letters(reader), "another role");
        var page = Visitor.person("finance-officer").get("/reporting/schedules.xhtml").body();
        assertTrue(page.contains("told by letter to 2, sent 2"), page);
    }

    @Test
    void aTimeThatCouldStartNoRunIsToldWithTheReason() throws Exception {
        var officer = officer(stage, "finance-officer", "en");
        due("nobody");
        await(() -> !DonorStage.letters(officer).isEmpty(), "the letter");
        var text = DonorStage.letters(officer).get(0);
        assertTrue(text.contains("nobody may not act on"), text);
        assertTrue(text.contains("/reporting/schedules.xhtml"), text);
        assertFalse(text.contains("statements were made"), "nothing was begun: " + text);
    }

    @Test
    void whoLostTheRoleMeanwhileGetsNoLetter() throws Exception {
        var officer = officer(stage, "finance-officer", "en");
        Installed.mail()
                .behave(
                        letter -> {
                            if (letter.recipients().contains(officer)) {
                                throw new org.subethamail.smtp.RejectException(451, "4.3.0 Later");
                            }
                        });
        try {
            due("nobody");
            await(() -> count("delivery = 'QUEUED' and attempts > 0") == 1, "a first attempt");
            execute(
                    """
                    delete from muster.account_grant where account_id =
                        (select id from muster.account where email = '%s')"""
                            .formatted(officer));
        } finally {
            Installed.mail().behave(letter -> {});
        }
        await(() -> count("withheld = 'TAKEN_BACK'") == 1, "the letter to be kept back");
        assertEquals(List.of(), DonorStage.letters(officer));
    }

    @Test
    void thatNobodyHasAnAddressIsShownAndOnRecord() throws Exception {
        stage.account("finance-officer");
        due("nobody");
        await(() -> !told("told_to = 0").isEmpty(), "the failure");
        var page = Visitor.person("finance-officer").get("/reporting/schedules.xhtml").body();
        assertTrue(page.contains("told to nobody"), page);
        assertEquals(
                List.of("failure told to nobody"),
                rows(
                        "select act from muster.audit_entry where subject_id = '%s'"
                                .formatted(schedule)));
    }

    /** Money in a currency without a rate, received in the month that the schedule accounts for. */
    private void withoutRate() throws Exception {
        execute(
                """
                with entry as (
                    insert into muster.journal_entry (id, source_kind, source_id, posted_on, description, recorded_by, recorded_at)
                    values (gen_random_uuid(), 'TEST', '%1$s', cast(date_trunc('month', current_date) as date) - 3, 'Test', 'test',
                        now()) returning id)
                insert into muster.journal_line (entry_id, line_no, account, contribution_id, currency, amount_minor, functional_minor)
                select id, l.no, l.account, '%2$s', 'FJD', l.amount, l.amount
                  from entry, (values (1, 'BANK', 5000), (2, 'INCOME_INTEREST', -5000)) as l (no, account, amount)"""
                        .formatted(UUID.randomUUID(), stage.contribution));
    }

    private void due(String setBy) throws Exception {
        execute(
                """
                insert into muster.statement_schedule (id, version, contribution_id, rhythm, day_of_month, hour_of_day, state,
                    next_at, set_by, set_at)
                values ('%s', 0, '%s', 'MONTHLY', 5, 6, 'ACTIVE', now() - interval '100 days', '%s', now())"""
                        .formatted(schedule, stage.contribution, setBy));
    }

    /** The address of somebody with the role for the stage's agreement alone. */
    private static String officer(DonorStage of, String role, String language) throws Exception {
        var login = of.account(role);
        var fresh = login + "-" + language;
        var address = fresh + "@finance.example";
        execute(
                "update muster.account set login = '%s', email = '%s', language = '%s' where login = '%s'"
                        .formatted(fresh, address, language, login));
        return address;
    }

    private String lastRun() throws Exception {
        return told("job_run_id is not null").get(0);
    }

    private static String restarted(String run) throws Exception {
        var answer =
                Visitor.program("finance-officer")
                        .send("POST", "/api/v1/jobs/" + run + "/restart", "application/json", "");
        assertEquals(202, answer.statusCode(), answer.body());
        return DonorStage.one("\"id\":\"([^\"]+)\"", answer.body());
    }

    private static String state(String run) throws Exception {
        return rows("select state from muster.job_run where id = '%s'".formatted(run)).get(0);
    }

    private List<String> told(String which) throws Exception {
        return rows(
                "select coalesce(job_run_id, id) from muster.alarm where schedule_id = '%s' and %s"
                        .formatted(schedule, which));
    }

    private int count(String which) throws Exception {
        return Integer.parseInt(
                rows("""
                                select count(*) from muster.letter l join muster.alarm a on a.id = l.about_id
                                 where a.schedule_id = '%s' and l.purpose = 'FAILURE' and %s"""
                                .formatted(schedule, which))
                        .get(0));
    }
}
