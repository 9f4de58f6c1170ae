package org.muster.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.muster.system.CampaignDriver;
import org.muster.system.Correspondence;
import org.muster.system.DonorStage;
import org.muster.system.InContainer;

/**
 * The whole line of the money at three desks, in a year of its own: from a donor's agreement to the
 * files the donor takes, and back from a figure to the document behind it.
 */
@ArquillianTest
@ExtendWith(Browser.class)
class FundWalkTest extends Correspondence {
    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

    private final String code =
            UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
    private final String event = "WALK-" + code;
    private Window officer;
    private Window controller;
    private String contribution;
    private String donor;

    @Deployment(testable = false)
    static WebArchive archive() {
        return InContainer.archive(FundWalkTest.class, Correspondence.class, CampaignDriver.class);
    }

    @Test
    void theMoneyIsFollowedFromTheAgreementToTheDonorAndBackToItsDocument() throws Exception {
        assertEquals("armed", driver("arm"));
        EventDeskTest.plan(event);
        officer = Browser.signedIn("finance-officer", Window.DESK);
        controller = Browser.signedIn("controller", Window.DESK);
        theAgreementIsEnteredSignedAndAmended();
        theInstalmentComesIn();
        moneyIsSetAsideAndPromised();
        theInvoiceIsEnteredProvenAndApproved();
        theMonthIsClosed();
        theStatementIsProducedAndCertified();
        theDonorReadsItAndTakesTheFiles();
        aFigureLeadsToItsDocument();
    }

    private void theAgreementIsEnteredSignedAndAmended() {
        officer.open("/funding/donors.xhtml");
        officer.field("Name").fill("Donor " + code);
        officer.field("Kind of organisation").selectOption(label("Government"));
        officer.press("Register a donor");
        donor = officer.page().url();
        officer.follow("Enter an agreement");
        officer.field("Agreement number").fill("AG-" + code);
        officer.field("Title").fill("Capacity building " + code);
        officer.field("Agreed").fill("1000");
        officer.field("Basis").selectOption(label("Accrual: counts when incurred"));
        officer.field("Programme support cost").fill("7");
        officer.field("First day").fill("1974-01-01");
        officer.field("Last day").fill("1974-12-31");
        officer.field("Payments until").fill("1975-06-30");
        officer.press("Enter an agreement");
        contribution = officer.page().url().replaceAll(".*id=", "");
        controllerHere("Sign off");
        officer.open("/funding/contribution.xhtml?id=" + contribution);
        var form = officer.section("Enter an addendum");
        form.getByLabel("Addendum number").fill("A-1");
        form.getByLabel("Agreed on").fill("1974-02-01");
        form.getByLabel("Agreed (EUR)").fill("1200");
        officer.press("Enter an addendum");
        controllerHere("Approve");
        assertThat(controller.page().locator("main")).containsText("EUR\u00a01,200.00");
    }

    private void theInstalmentComesIn() {
        officer.follow("Receipts");
        var schedule = officer.section("Schedule an instalment");
        schedule.getByLabel("Due").fill("1974-02-01");
        schedule.getByLabel("Amount").fill("1100");
        officer.press("Schedule an instalment");
        officer.field("Received on").fill("1974-02-03");
        officer.press("Mark as received");
        assertThat(officer.page().locator("main")).containsText("received and posted");
    }

    private void moneyIsSetAsideAndPromised() {
        officer.follow("Set aside for events");
        officer.field("Event").selectOption(event);
        officer.field("Category").selectOption(label("Venue"));
        officer.field("Amount (EUR)").fill("500");
        officer.press("Set aside for an event");
        controllerHere("Approve");
        officer.follow("Commitments");
        var commit = officer.section("Promise to a supplier");
        commit.getByLabel("Supplier").fill("Hotel " + code);
        commit.getByLabel("Amount").fill("300");
        officer.press("Promise to a supplier");
        assertThat(officer.page().locator("tr", named("Hotel " + code)))
                .containsText("EUR\u00a0300.00");
    }

    private void theInvoiceIsEnteredProvenAndApproved() {
        officer.open("/funding/cost.xhtml");
        officer.field("Agreement").selectOption("AG-" + code);
        officer.field("Event").selectOption(event);
        officer.field("Category").selectOption(label("Venue"));
        officer.field("Whose costs").selectOption(label("Participants"));
        officer.field("Supplier").fill("Hotel " + code);
        officer.field("Document").fill("INV-" + code);
        officer.field("Date").fill("1974-03-08");
        officer.field("Amount").fill("200");
        var promised =
                officer.field("Promise it uses up")
                        .locator(
                                "option", new Locator.LocatorOptions().setHasText("Hotel " + code));
        officer.field("Promise it uses up").selectOption(promised.getAttribute("value"));
        officer.press("Enter a cost");
        officer.follow("INV-" + code);
        officer.section("Evidence")
                .getByLabel("PDF, picture or e-mail")
                .setInputFiles(
                        new FilePayload(
                                "scan.pdf", "application/pdf", ("%PDF-1.7 " + code).getBytes()));
        officer.press("Attach a document");
        controller.open("/funding/costs.xhtml");
        controller
                .page()
                .locator("tr", named("Hotel " + code))
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Approve"))
                .click();
        controller.open("/funding/contribution.xhtml?id=" + contribution);
        // 1,100 less 200 and its support of 14, less 100 promised and its support of 7.
        assertThat(controller.page().locator("main")).containsText("EUR\u00a0779.00");
    }

    private void theMonthIsClosed() {
        controller.open("/ledger/month.xhtml?month=1974-03");
        controller
                .page()
                .locator("summary", new Page.LocatorOptions().setHasText("Close the month"))
                .last()
                .click();
        controller.press("Yes, close it");
        assertThat(controller.page().locator("main")).containsText("Nobody posts into this month");
    }

    private void theStatementIsProducedAndCertified() {
        officer.open("/reporting/statements.xhtml");
        officer.field("First day").fill("1974-01-01");
        officer.field("Last day").fill("1974-12-31");
        officer.field("Agreement").selectOption("AG-" + code);
        officer.press("Produce statements");
        var row = officer.page().locator("tr", named("AG-" + code));
        assertThat(row).containsText("Draft", SOON);
        row.getByRole(AriaRole.LINK).first().click();
        controllerHere("Certify");
        assertThat(controller.page().locator("main")).containsText("The statement is certified.");
    }

    private void theDonorReadsItAndTakesTheFiles() throws Exception {
        var statement = officer.page().url();
        var address = "desk-" + code.toLowerCase(Locale.ROOT) + "@donor.example";
        officer.page().navigate(donor);
        officer.field("Given name").fill("Cooperation");
        officer.field("Family name").fill("Desk");
        officer.field("E-mail").fill(address);
        officer.field("From").fill("2012-01-01");
        officer.press("Name a contact");
        officer.page().navigate(statement);
        officer.press("Send to the donor");
        assertThat(officer.page().locator("main")).containsText("Letters queued: 1");
        var reader = Browser.stranger(Window.DESK);
        reader.open(DonorStage.link(address, 1));
        var main = reader.page().locator("main");
        assertThat(main).containsText("AG-" + code);
        for (var figure : List.of("1,100.00", "200.00", "14.00", "886.00")) {
            assertThat(main).containsText(figure);
        }
        follow(reader, "Venue");
        assertThat(reader.page().locator("#behind")).containsText("INV-" + code);
        var files = new ArrayList<String>();
        for (var each : reader.page().locator(".files a").all()) {
            files.add(taken(reader, each));
        }
        assertTrue(
                files.containsAll(List.of("pdf", "xlsx", "csv", "xml", "journal")),
                files::toString);
    }

    private static String taken(Window reader, Locator link) throws IOException {
        var download = reader.page().waitForDownload(link::click);
        assertTrue(Files.size(download.path()) > 0, download.suggestedFilename());
        return download.suggestedFilename().replaceAll(".*\\.", "");
    }

    private void aFigureLeadsToItsDocument() {
        officer.page().reload();
        assertThat(officer.page().locator("main")).containsText("Sent");
        // The promise is of today, not of 1974: nothing of it was open then.
        assertThat(
                        officer.section("Figures")
                                .first()
                                .locator("tr", new Locator.LocatorOptions().setHasText("Committed"))
                                .first())
                .containsText("EUR\u00a00.00");
        officer.section("Figures")
                .first()
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName("Venue").setExact(true))
                .click();
        officer.section("Ledger lines")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("INV-" + code))
                .first()
                .click();
        assertThat(officer.page().locator("tr", named("Expenditure")))
                .containsText("EUR\u00a0200.00");
    }

    /** The controller opens what the officer has before them, and presses. */
    private void controllerHere(String button) {
        controller.page().navigate(officer.page().url());
        controller.press(button);
    }

    private static void follow(Window window, String label) {
        window.page()
                .locator("table a")
                .filter(new Locator.FilterOptions().setHasText(label))
                .first()
                .click();
    }

    private static SelectOption label(String text) {
        return new SelectOption().setLabel(text);
    }

    private static Page.LocatorOptions named(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
