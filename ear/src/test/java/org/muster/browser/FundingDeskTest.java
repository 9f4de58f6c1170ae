package org.muster.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.muster.system.Installed;

/** A finance officer and a controller at their desks: from a new agreement to its statement. */
@ExtendWith(Browser.class)
class FundingDeskTest {
    private final String code =
            UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
    private String contribution;
    private String budgetPage;

    @Test
    void anAgreementIsEnteredSignedEarmarkedAndItsMoneyReceived() {
        var officer = Browser.signedIn("finance-officer", Window.DESK);
        register(officer);
        enterAgreement(officer);
        var page = officer.page();
        assertThat(page.locator("main")).containsText("Draft");

        var controller = Browser.signedIn("controller", Window.DESK);
        controller.page().navigate(page.url());
        controller.press("Sign off");
        assertThat(controller.page().locator("main")).containsText("Signed");

        earmark(officer);
        instalment(officer);
        openingBalance(officer, controller);
        controller.follow("Overview");
        assertThat(controller.page().locator("tr", named("Received")).first())
                .containsText("EUR\u00a060,000.00");
        assertThat(controller.page().locator("tr", named("Opening balance")))
                .containsText("EUR\u00a01,000.00");
        assertThat(controller.page().locator("tr", named("Uncommitted")))
                .containsText("EUR\u00a061,000.00");
    }

    @Test
    void moneyIsSetAsidePromisedSpentAndToldToTheDonor() {
        var event = "FUND-" + code;
        EventDeskTest.plan(event);
        var officer = Browser.signedIn("finance-officer", Window.DESK);
        var controller = Browser.signedIn("controller", Window.DESK);
        register(officer);
        enterAgreement(officer);
        controller.page().navigate(officer.page().url());
        controller.press("Sign off");
        instalment(officer);
        amend(officer, controller);

        setAside(officer, controller, event);
        budget(officer, controller, event);
        promise(officer);
        invoice(officer, controller, event);
        againstTheBudget(officer);
        gift(officer, controller, event);
        interest(officer, controller);
        reverseTheInvoice(controller);
        agreeOnTheAnnex(officer);
        produceTheStatement(officer);
    }

    @Test
    void whatIsLeftOfAContributionGoesWhereItWasAgreedAndItIsClosed() {
        var officer = Browser.signedIn("finance-officer", Window.DESK);
        var controller = Browser.signedIn("controller", Window.DESK);
        register(officer);
        var donor = officer.page().url();
        officer.follow("Enter an agreement");
        typeAgreement(officer);
        officer.field("Agreed").fill("100000");
        officer.field("Agreement number").fill("AG-" + code + "-2");
        officer.field("Interest").selectOption(label("Returned: owed to the donor"));
        officer.press("Enter an agreement");
        controller.page().navigate(officer.page().url());
        controller.press("Sign off");
        officer.page().navigate(donor);
        officer.follow("Enter an agreement");
        typeAgreement(officer);
        officer.field("Agreed").fill("100000");
        officer.field("What is left at the end")
                .selectOption(label("Goes to another contribution"));
        looked(officer, "agreement");
        officer.press("Enter an agreement");
        contribution = officer.page().url().replaceAll(".*id=", "");
        controller.page().navigate(officer.page().url());
        controller.press("Sign off");
        instalment(officer);
        officer.follow("Overview");
        close(officer, controller);
    }

    private void close(Window officer, Window controller) {
        var form = officer.section("Closing");
        assertThat(form).containsText("EUR\u00a060,000.00");
        form.getByLabel("The donor\u2019s reference").fill("Letter 9");
        form.getByLabel("Day").fill("2012-06-30");
        officer.press("Enter the closing");
        assertThat(form).containsText("choose it");
        form.getByLabel("Other contribution of the donor")
                .selectOption(label("AG-" + code + "-2 \u00b7 Capacity building " + code));
        looked(officer, "form");
        officer.press("Enter the closing");
        assertThat(officer.page().locator("tr", named("Letter 9"))).containsText("Entered");
        controller.page().navigate(officer.page().url());
        looked(controller, "waiting");
        controller.press("Approve");
        assertThat(controller.page().locator("main")).containsText("Closed");
        assertThat(controller.page().locator("tr", named("Moved to another contribution")))
                .containsText("EUR\u00a060,000.00");
        looked(controller, "closed");
        controller.open("/funding/contributions.xhtml");
        controller.follow("AG-" + code + "-2");
        assertThat(controller.page().locator("tr", named("Moved from other contributions")))
                .containsText("EUR\u00a060,000.00");
        looked(controller, "other");
        produceTheStatement(officer);
        officer.open("/reporting/statements.xhtml");
        officer.page().locator("tr", named("AG-" + code)).locator("a").first().click();
        assertThat(officer.section("Figures").first())
                .containsText("AG-" + code + "-2 \u00b7 Letter 9");
        looked(officer, "statement");
    }

    /** Nothing is wrong with the page on a desk and on a telephone; what it looked like is kept. */
    private static void looked(Window window, String name) {
        for (var width : List.of(Window.PHONE, Window.DESK)) {
            window.resize(width);
            assertEquals(List.of(), window.flaws(), name + " at " + width);
            window.screenshot(
                    Installed.target()
                            .resolve("screenshots")
                            .resolve("closing-" + name + "-" + width + ".png"));
        }
    }

    @Test
    void anAmountHasTheDecimalsOfItsCurrency() {
        var officer = Browser.signedIn("finance-officer", Window.DESK);
        register(officer);
        officer.follow("Enter an agreement");
        typeAgreement(officer);
        for (var tooFine : List.of("JPY 100000.5 0", "KWD 1000.1234 3")) {
            var parts = tooFine.split(" ");
            officer.field("Currency").selectOption(parts[0]);
            officer.field("Agreed").fill(parts[1]);
            officer.press("Enter an agreement");
            assertThat(officer.page().locator(".m-field", named("Agreed")))
                    .containsText("with at most " + parts[2] + " decimals");
        }
        officer.field("Agreed").fill("1000.123");
        officer.press("Enter an agreement");
        assertThat(officer.page().locator("main")).containsText("KWD\u00a01,000.123");
    }

    private void register(Window officer) {
        officer.open("/funding/donors.xhtml");
        officer.field("Name").fill("Fund " + code);
        officer.field("Kind of organisation").selectOption(label("Government"));
        officer.press("Register a donor");
        assertThat(officer.page().getByRole(AriaRole.HEADING).first()).hasText("Fund " + code);
        officer.field("Another name").fill("Caisse " + code);
        officer.press("Add another name");
        assertThat(officer.section("Names it was seen under")).containsText("Caisse " + code);
        officer.open("/funding/donors.xhtml");
        officer.field("Name").fill("caisse-" + code);
        officer.press("Register a donor");
        assertThat(officer.page().getByRole(AriaRole.HEADING).first()).hasText("Fund " + code);
    }

    private void enterAgreement(Window officer) {
        officer.follow("Enter an agreement");
        assertThat(officer.field("Donor").locator("option:checked")).containsText("Caisse " + code);
        typeAgreement(officer);
        officer.press("Enter an agreement");
        assertThat(officer.page().locator("main")).containsText("is not an amount in EUR");
        assertThat(officer.page().locator(".m-field", named("Agreed")))
                .containsText("is not an amount in EUR");
        officer.field("Agreed").fill("100000");
        officer.field("Programme support cost").fill("7.555");
        officer.press("Enter an agreement");
        assertThat(officer.page().locator(".m-field", named("Programme support cost")))
                .containsText("A per cent is written 7.50");
        officer.field("Programme support cost").fill("0");
        officer.press("Enter an agreement");
        assertThat(officer.page().getByRole(AriaRole.HEADING).first()).hasText("AG-" + code);
        contribution = officer.page().url().replaceAll(".*id=", "");
    }

    private void typeAgreement(Window officer) {
        officer.field("Agreement number").fill("AG-" + code);
        officer.field("Title").fill("Capacity building " + code);
        officer.field("Agreed").fill("100,000");
        officer.field("Basis").selectOption(label("Accrual: counts when incurred"));
        officer.field("First day").fill("2012-01-01");
        officer.field("Last day").fill("2012-12-31");
        officer.field("Payments until").fill("2013-06-30");
    }

    private void earmark(Window officer) {
        officer.follow("What it pays for");
        typeEarmark(officer);
        officer.field("For which Members").selectOption(label("Those chosen below"));
        officer.press("Enter the earmark");
        assertThat(officer.page().locator("main")).containsText("Choose a region or a Member");
        check(officer, "Europe");
        check(officer, "Japan");
        officer.press("Enter the earmark");
        var version =
                officer.page().locator("section", new Page.LocatorOptions().setHasText("Annex 1"));
        assertThat(version).containsText("Japan");
        assertThat(version).containsText("Azerbaijan");
        assertThat(version).containsText("Air tickets");
        assertEquals(
                List.of(),
                version.locator(".m-chip").allInnerTexts().stream()
                        .filter(chip -> chip.matches("[A-Z]{2,3}"))
                        .toList(),
                "Members are shown by name");
        typeEarmark(officer);
        officer.press("Enter the earmark");
        assertThat(officer.page().locator("main"))
                .containsText("Another earmark holds from that day on already");
    }

    private static void typeEarmark(Window officer) {
        officer.field("From").fill("2012-01-01");
        officer.field("Where it is agreed").fill("Annex 1");
        for (var ticked : List.of("Air tickets", "Daily allowance", "Venue", "Participants")) {
            check(officer, ticked);
        }
    }

    private static void instalment(Window officer) {
        officer.follow("Receipts");
        var schedule = officer.section("Schedule an instalment");
        schedule.getByLabel("Due").fill("2012-02-01");
        schedule.getByLabel("Amount").fill("60000");
        officer.press("Schedule an instalment");
        officer.field("Received on").fill("2012-02-03");
        officer.press("Mark as received");
        assertThat(officer.page().locator("tr", named("Instalment"))).containsText("3 Feb 2012");
        assertThat(officer.page().locator("main")).containsText("received and posted");
    }

    private static void openingBalance(Window officer, Window controller) {
        var opening = officer.section("Enter the opening balance");
        opening.getByLabel("Day").fill("2012-01-01");
        opening.getByLabel("Amount").fill("1000");
        opening.getByLabel("Signed statement").fill("Statement 2011");
        officer.press("Enter the opening balance");
        assertThat(officer.page().locator("tr", named("Opening balance"))).containsText("Entered");
        controller.page().navigate(officer.page().url());
        controller.press("Sign off");
        assertThat(controller.page().locator("tr", named("Opening balance")))
                .containsText("Approved");
    }

    private static void amend(Window officer, Window controller) {
        officer.follow("Overview");
        var form = officer.section("Enter an addendum");
        form.getByLabel("Addendum number").fill("A-1");
        form.getByLabel("Agreed on").fill("2012-05-01");
        form.getByLabel("Agreed (EUR)").fill("59999");
        officer.press("Enter an addendum");
        assertThat(officer.page().getByRole(AriaRole.ALERT).first()).containsText("60,000.00");
        form.getByLabel("Agreed (EUR)").fill("110000");
        officer.press("Enter an addendum");
        assertThat(officer.page().locator("tr", named("A-1"))).containsText("Entered");
        controller.page().navigate(officer.page().url());
        controller.press("Approve");
        assertThat(controller.page().locator("tr", named("A-1")))
                .containsText("EUR\u00a0100,000.00");
        assertThat(controller.section("From the agreement to what is left").first())
                .containsText("EUR\u00a0110,000.00");
    }

    private static void setAside(Window officer, Window controller, String event) {
        officer.follow("Set aside for events");
        officer.field("Event").selectOption(event);
        officer.field("Category").selectOption(label("Venue"));
        officer.field("Amount (EUR)").fill("5000");
        officer.press("Set aside for an event");
        controller.page().navigate(officer.page().url());
        controller.press("Approve");
        assertThat(controller.page().locator("tr", named(event))).containsText("Approved");
    }

    private void budget(Window officer, Window controller, String event) {
        officer.follow(event);
        officer.follow("New version");
        officer.field("Venue").fill("4,000");
        officer.field("Venue").press("Enter");
        assertThat(officer.page().locator(".m-field", named("Venue")))
                .containsText("is not an amount in EUR");
        assertThat(officer.field("Venue")).hasValue("4,000");
        officer.field("Venue").fill("5000.01");
        officer.field("Venue").press("Enter");
        assertThat(officer.page().locator("main")).containsText("a second person approves it");
        budgetPage = officer.page().url().replaceAll(".*(/events/budget)", "$1");
        controller.open(budgetPage);
        controller.press("Approve");
        assertThat(controller.page().getByRole(AriaRole.ALERT).first())
                .containsText("more than the EUR\u00a05,000.00 set aside");
        officer.follow("New version");
        officer.field("Venue").fill("4000");
        officer.field("Venue").press("Enter");
        assertThat(officer.section("Versions").first()).containsText("EUR\u00a04,000.00");
        controller.open(budgetPage);
        controller.press("Approve");
        assertThat(controller.section("Budget against actual").first())
                .containsText("EUR\u00a04,600.00");
        officer.open("/funding/allocations.xhtml?id=" + contribution);
    }

    private void againstTheBudget(Window officer) {
        officer.open(budgetPage);
        officer.section("Budget against actual")
                .first()
                .locator("tbody tr", new Locator.LocatorOptions().setHasText("Venue"))
                .getByRole(AriaRole.LINK)
                .first()
                .click();
        assertThat(officer.page().locator("tr", named("INV-1"))).containsText("EUR\u00a02,500.00");
        officer.open("/funding/commitments.xhtml?id=" + contribution);
    }

    private void promise(Window officer) {
        officer.follow("Commitments");
        var commit = officer.section("Promise to a supplier");
        commit.getByLabel("Supplier").fill("Hotel " + code);
        commit.getByLabel("Amount").fill("5000.01");
        officer.press("Promise to a supplier");
        assertThat(officer.page().getByRole(AriaRole.ALERT).first()).containsText("5,000.00");
        commit.getByLabel("Amount").fill("3000");
        officer.press("Promise to a supplier");
        var release = officer.section("Give back what is not needed");
        release.getByLabel("Amount").fill("500");
        release.getByLabel("Reason").fill("Smaller room");
        officer.press("Give back what is not needed");
        assertThat(officer.page().locator("tr", named("Hotel " + code)))
                .containsText("EUR\u00a02,500.00");
    }

    private void invoice(Window officer, Window controller, String event) {
        officer.open("/funding/cost.xhtml");
        officer.field("Agreement").selectOption("AG-" + code);
        officer.field("Event").selectOption(event);
        officer.field("Category").selectOption(label("Venue"));
        officer.field("Whose costs").selectOption(label("Participants"));
        officer.field("Supplier").fill("Hotel " + code);
        officer.field("Document").fill("INV-1");
        officer.field("Date").fill("2012-03-01");
        officer.field("Amount").fill("2500");
        officer.field("Member, if for one").selectOption(label("Japan"));
        var promised =
                officer.field("Promise it uses up")
                        .locator(
                                "option", new Locator.LocatorOptions().setHasText("Hotel " + code));
        officer.field("Promise it uses up").selectOption(promised.getAttribute("value"));
        officer.press("Enter a cost");
        officer.follow("INV-1");
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
        officer.open("/funding/commitments.xhtml?id=" + contribution);
        assertThat(officer.page().locator("tr", named("Hotel " + code))).containsText("Spent");
    }

    private void gift(Window officer, Window controller, String event) {
        officer.follow("In kind");
        var note = officer.section("Note a gift");
        note.getByLabel("Event").selectOption(event);
        note.getByLabel("Given by").fill("Host " + code);
        note.getByLabel("What is given").fill("Conference room");
        note.getByLabel("Value").first().fill("800");
        note.getByLabel("Currency").selectOption("EUR");
        note.getByLabel("Day").fill("2012-07-03");
        note.getByLabel("How it is valued").fill("Price list");
        officer.press("Note a gift");
        value(officer);
        assertThat(officer.page().getByRole(AriaRole.ALERT).first()).containsText("second person");
        controller.open("/funding/gifts.xhtml?id=" + contribution);
        value(controller);
        assertThat(controller.page().locator("tr", named("Host " + code))).containsText("Valued");
    }

    private void interest(Window officer, Window controller) {
        officer.open("/funding/cash.xhtml?id=" + contribution);
        typeInterest(officer);
        assertThat(officer.page().locator("tr", named("INT-1"))).containsText("Entered");
        typeInterest(officer);
        assertThat(officer.page().getByRole(AriaRole.ALERT).first())
                .containsText("entered already");
        controller.open("/funding/cash.xhtml?id=" + contribution);
        controller.press("Approve");
        assertThat(controller.page().locator("tr", named("INT-1"))).containsText("Approved");
    }

    private static void typeInterest(Window officer) {
        officer.field("What it is").selectOption(label("Interest"));
        officer.field("Paid by or to").fill("The bank");
        officer.field("Reference").fill("INT-1");
        officer.field("Day").fill("2012-06-30");
        officer.field("Amount").fill("12.34");
        officer.press("Enter interest, an advance or a refund");
    }

    private static void value(Window person) {
        var form = person.section("Value a gift");
        form.getByLabel("Value").first().fill("750");
        form.getByLabel("Evidence").fill("Letter of 4 July 2012");
        person.press("Value a gift");
    }

    private void reverseTheInvoice(Window controller) {
        controller.follow("Journal");
        controller.follow("VENUE INV-1");
        controller.field("Day").fill("2012-03-15");
        controller.field("Reason").fill("Billed twice");
        controller.press("Reverse the entry");
        assertThat(controller.page().locator("main")).containsText("Reversed");
        controller.follow("The entry that reverses it");
        assertThat(controller.page().locator("tr", named("Expenditure")))
                .containsText("EUR\u00a02,500.00");
        controller.open("/funding/costs.xhtml");
        assertThat(controller.page().locator("tr", named("Hotel " + code)))
                .containsText("Reversed");
    }

    private void agreeOnTheAnnex(Window officer) {
        officer.open("/funding/results.xhtml?id=" + contribution);
        officer.page().locator("[id='lay-out:template']").selectOption("EU");
        officer.press("Agree");
        assertThat(officer.page().locator("main")).containsText("The template is agreed.");
    }

    private void produceTheStatement(Window officer) {
        officer.open("/reporting/statements.xhtml");
        officer.field("First day").fill("2012-01-01");
        officer.field("Last day").fill("2012-12-31");
        officer.field("Agreement").selectOption("AG-" + code);
        officer.press("Produce statements");
        // The first job of a server takes its time to start.
        var bar = officer.page().getByRole(AriaRole.PROGRESSBAR);
        var run = officer.page().locator("p", new Page.LocatorOptions().setHas(bar));
        run.waitFor();
        officer.page().evaluate("window.stays = true");
        var soon = new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);
        assertThat(run).containsText("Completed", soon);
        assertThat(officer.page().locator("tr", named("AG-" + code))).containsText("Draft", soon);
        assertEquals(true, officer.page().evaluate("window.stays"));
        officer.follow("The run");
        assertThat(officer.page().getByRole(AriaRole.HEADING).first()).hasText("Run of statements");
    }

    private static void check(Window window, String box) {
        var found =
                window.page()
                        .getByRole(
                                AriaRole.CHECKBOX,
                                new Page.GetByRoleOptions().setName(box).setExact(true));
        found.check();
    }

    private static SelectOption label(String text) {
        return new SelectOption().setLabel(text);
    }

    private static Page.LocatorOptions named(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
