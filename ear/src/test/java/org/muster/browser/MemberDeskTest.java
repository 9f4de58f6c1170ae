package org.muster.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.muster.system.Gathering;
import org.muster.system.Installed;

/** An event officer says who is written to: by hand, and from a file. */
@ExtendWith(Browser.class)
class MemberDeskTest {
    private static final String SURVIVOR = "select survivor_id from muster.person where id = ?";

    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void aNewFocalPointAnOfficeAndAPhaseAreEnteredAndThePersonIsChanged() {
        var page = officer("/members/member.xhtml?member=MW");
        follow(page, "Appoint a focal point");
        field(page, "From").fill("");
        describe(page, "Banda-" + mark, "Chisomo");
        press(page, "Appoint a focal point");
        assertEquals("Banda-" + mark, field(page, "Family name").inputValue(), "typed stays");
        field(page, "From").fill("2012-01-01");
        press(page, "Appoint a focal point");
        assertThat(page.locator("main")).containsText("Banda-" + mark + ", Chisomo");
        assertThat(page.locator("main")).containsText("+265 1 111 222");

        follow(page, "Record the Director General’s office");
        describe(page, "Office of the Commissioner General-" + mark, "Malawi");
        press(page, "Save");
        assertThat(page.locator("main")).containsText("Office of the Commissioner General-" + mark);

        open(page, "Enter a phase");
        field(page, "Programme").fill("Programme " + mark);
        field(page, "Phase").fill("Phase I");
        field(page, "From").fill("2011-01-01");
        field(page, "To").fill("2010-01-01");
        press(page, "Enter a phase");
        assertThat(page.getByText("The last day is before the first").first()).isVisible();
        field(page, "To").fill("2012-12-31");
        press(page, "Enter a phase");
        assertThat(page.locator("main")).containsText("Programme " + mark);

        follow(page, "Banda-" + mark + ", Chisomo");
        field(page, "Telephone").fill("+265 1 999 999");
        press(page, "Save");
        assertThat(page.locator("main")).containsText("+265 1 999 999");
        assertThat(page.locator("#trail ~ div")).containsText("Person changed");
        open(page, "Serves another administration");
        field(page, "Administration").selectOption("ZM");
        press(page, "Serves another administration");
        field(page, "Since").fill("2010-03-01");
        press(page, "Serves another administration");
        assertThat(page.locator("main")).containsText("Since 1 Mar 2010");
        open(page, "Serves another administration");
        field(page, "Administration").selectOption("MW");
        field(page, "Since").fill("2011-03-01");
        press(page, "Serves another administration");
        assertThat(page.locator("main")).containsText("Since 1 Mar 2011");

        follow(page, "Malawi");
        field(page, "Last day").fill("2013-12-31");
        press(page, "End the focal point’s time");
        assertThat(page.locator("main"))
                .containsText(
                        "No focal point on this day: the Director General’s office is written to.");
    }

    @Test
    void anOrganisationIsRegisteredAndGetsAContact() {
        var page = officer("/organisations/organisations.xhtml");
        follow(page, "Register an organisation");
        field(page, "Acronym").fill("ORG" + mark);
        field(page, "Name").fill("Bank of " + mark);
        press(page, "Save");
        assertThat(page.locator("main")).containsText("Nobody is written to here.");
        follow(page, "Name a contact");
        describe(page, "Contact-" + mark, "Ana");
        press(page, "Name a contact");
        assertThat(page.locator("main")).containsText("Contact-" + mark + ", Ana");
        follow(page, "Change");
        field(page, "Name").fill("Fund of " + mark);
        press(page, "Save");
        assertThat(page.getByRole(AriaRole.HEADING).first()).hasText("Fund of " + mark);
    }

    @Test
    void goodLinesOfAFileAreTakenOverAndTheBadOnesListed() {
        var page = officer("/members/members.xhtml");
        follow(page, "Import contacts");
        var file =
                "member,kind,family name,given name,e-mail,phone,language,valid from,valid to\n"
                        + "KM,focal point,File-"
                        + mark
                        + ",A,f@customs.example,+269 77 00,,2012-01-01,\n"
                        + "XX,office,B,B,b@customs.example,,,,\n";
        for (var taken : new String[] {"Lines taken over: 1", "Lines taken over: 0"}) {
            field(page, "File")
                    .setInputFiles(
                            new FilePayload(
                                    "contacts.csv",
                                    "text/csv",
                                    file.getBytes(StandardCharsets.UTF_8)));
            press(page, "Import contacts");
            assertThat(page.locator("main")).containsText(taken);
            assertThat(page.getByRole(AriaRole.TABLE))
                    .containsText("No Member has this code or name");
        }
    }

    @Test
    void twoPersonsOneOfWhomHasAClaimAreJoinedByTwoPeopleAndParted() throws Exception {
        try (var connection = Installed.connect()) {
            var story = new Gathering(connection);
            var one = story.participant(0, "SPONSORED");
            var other = story.participant(0, "SPONSORED");
            named(story, one, "Жданова " + mark, "Чинара");
            named(story, other, "Zhdanova " + mark, "Chinara");
            claimed(story, other, "DESK-" + mark);
            var window = Browser.signedIn("event-officer", Window.DESK);
            var page = window.page();
            window.open("/members/pair.xhtml?one=" + one + "&other=" + other);
            assertThat(page.locator("main")).containsText("same name");
            assertThat(page.locator("main")).containsText("DESK-" + mark);
            assertThat(page.locator("main")).containsText("300.00");
            press(page, "They are one person");
            assertThat(page.getByText("Reason").first()).isVisible();
            field(page, "Reason").fill("Same passport");
            press(page, "They are one person");
            assertThat(page.locator("main")).containsText("A second person has to agree.");
            seen(window, "pair-asked");
            press(page, "Agree");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("cannot approve it");
            assertEquals("null", story.told(SURVIVOR, other));
            var second = Browser.signedIn(anotherOfficer(story), Window.DESK);
            second.open("/members/pair.xhtml?one=" + one + "&other=" + other);
            press(second.page(), "Agree");
            assertThat(second.page().locator("main"))
                    .containsText("They are one person, by the word of");
            assertEquals(one.toString(), story.told(SURVIVOR, other));
            window.open("/members/pair.xhtml?one=" + one + "&other=" + other);
            follow(page, "Жданова " + mark + ", Чинара");
            assertThat(page.locator("main")).containsText("Zhdanova " + mark + ", Chinara");
            seen(window, "pair-person");
            window.open("/members/pair.xhtml?one=" + one + "&other=" + other);
            field(page, "Reason").fill("Two after all");
            press(page, "They are two after all");
            assertThat(page.locator("main")).containsText("They are two persons again.");
            assertEquals("null", story.told(SURVIVOR, other));
            press(page, "They are two persons");
            assertThat(page.locator("main")).containsText("Somebody said that they are two");
            seen(window, "pair-two");
            window.open("/members/same.xhtml");
            seen(window, "same");
        }
    }

    /** Somebody else who joins people of all events. */
    private static String anotherOfficer(Gathering story) throws SQLException {
        var login = "another-" + story.code.toLowerCase(Locale.ROOT);
        story.account(login, "event-officer", List.of());
        story.run(
                """
                insert into muster.account_grant
                select id, 'event-officer', 'ALL', '', 'test', now() from muster.account where login = ?""",
                login);
        return login;
    }

    private static void named(Gathering story, UUID person, String family, String given)
            throws SQLException {
        story.run(
                "update muster.person set family_name = ?, given_name = ? where id = ?",
                family,
                given,
                person);
    }

    /** What the row claims at the event, in cents. */
    private static void claimed(Gathering story, UUID person, String number) throws SQLException {
        story.run(
                """
                with scheme as (insert into muster.allowance_scheme values
                    (gen_random_uuid(), ?, 'PER_DAY', 1, 'EUR', 10000) returning id)
                insert into muster.claim (id, version, claim_no, event_id, person_id, scheme_id, days_claimed, currency,
                    amount_minor, state, claimed_on, entered_by, entered_at)
                select gen_random_uuid(), 0, ?, ?, ?, id, 3, 'EUR', 30000, 'SUBMITTED', '2012-06-04', 'finance-officer',
                       now() from scheme""",
                story.event,
                number,
                story.event,
                person);
    }

    private static void seen(Window window, String name) {
        for (var width : List.of(Window.PHONE, Window.DESK)) {
            window.resize(width);
            window.screenshot(
                    Installed.target().resolve("screenshots/" + name + "-" + width + ".png"));
            assertEquals(List.of(), window.flaws(), name + " at " + width);
        }
    }

    private static Page officer(String path) {
        var window = Browser.signedIn("event-officer", Window.DESK);
        window.open(path);
        return window.page();
    }

    private static void describe(Page page, String familyName, String givenName) {
        field(page, "Family name").fill(familyName);
        field(page, "Given name").fill(givenName);
        field(page, "E-mail").fill("desk@customs.example");
        field(page, "Telephone").fill("+265 1 111 222");
    }

    private static Locator field(Page page, String label) {
        return page.locator("main").getByLabel(Pattern.compile("^" + label + "\\W*$"));
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private static void open(Page page, String summary) {
        page.locator("summary", new Page.LocatorOptions().setHasText(summary)).click();
    }

    private static void follow(Page page, String link) {
        page.locator("main")
                .getByRole(
                        AriaRole.LINK, new Locator.GetByRoleOptions().setName(link).setExact(true))
                .first()
                .click();
    }
}
