package org.muster.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.muster.system.Gathering;
import org.muster.system.Installed;

/** A sheet with errors comes to the desk: it is looked at, taken over, corrected, taken back. */
@ExtendWith(Browser.class)
class SheetDeskTest {
    private Connection connection;
    private Gathering gathering;
    private Window window;

    @BeforeEach
    void gather() throws SQLException {
        connection = Installed.connect();
        gathering = new Gathering(connection);
    }

    @AfterEach
    void leave() throws SQLException {
        connection.close();
    }

    @Test
    void aSheetWithErrorsIsImportedCorrectedAndTakenBack() throws Exception {
        gathering.run(
                "update muster.capacity_event set starts_on = '2012-06-05', ends_on = '2012-06-06' where id = ?",
                gathering.event);
        for (var at = 0; at < 4; at++) {
            gathering.participant(at, "SPONSORED");
        }
        window = Browser.signedIn("event-officer", Window.DESK);
        upload("signed.csv", sheet());
        theDayIsAskedAndTheColumnsAreSaid();
        thePeopleWithoutAReferenceAreChosen();
        window.press("Take over the good lines");
        assertThat(fact("State")).hasText("Imported", inTime());
        assertThat(fact("Good lines")).hasText("3");
        assertThat(fact("What the file is")).hasText("Signed sheet");
        window.page()
                .locator("input[type=file]")
                .setInputFiles(new FilePayload("signed.png", "image/png", photo()));
        window.press("Attach");
        assertThat(main()).containsText("The signed sheet is attached");
        assertThat(main().locator("img.m-photo")).hasCount(1);
        seen("sheet-imported");
        var bad = download("Download the bad lines to correct");
        assertEquals(2, bad.lines().count(), bad);
        window.follow("Attendance");
        upload("corrected.csv", bad.replace("perhaps", "x"));
        assertThat(main().locator("table").last().locator("td").nth(1)).hasText("=C");
        assertThat(main().locator("table").last().locator("td").nth(2)).hasText("+D");
        window.press("Take over the good lines");
        assertThat(fact("State")).hasText("Imported", inTime());
        assertEquals("4", present());
        theImportIsTakenBack();
    }

    @Test
    void whoIsNewAndWrittenInOneNameIsRegisteredByTheNamesThatAreSaid() throws Exception {
        window = Browser.signedIn("event-officer", Window.DESK);
        upload("names.csv", "Name,2012-05-28\nAda King LOVELACE,x\n");
        window.follow("Say who they are (1 open)");
        main().locator("select").selectOption("NEW");
        var family = window.field("Family name: 2, Ada King LOVELACE");
        assertThat(family).hasValue("LOVELACE");
        family.fill("");
        window.press("Keep these choices");
        assertThat(main()).containsText("Say a family and a given name for line 2");
        assertThat(main().locator("select")).hasValue("NEW");
        window.field("Family name: 2, Ada King LOVELACE").fill("Lovelace " + gathering.code);
        seen("sheet-names");
        window.press("Keep these choices");
        window.press("Take over the good lines");
        assertThat(fact("State")).hasText("Imported", inTime());
        assertEquals(
                "Ada King",
                gathering.told(
                        "select given_name from muster.person where family_name = ?",
                        "Lovelace " + gathering.code));
    }

    private void theImportIsTakenBack() throws IOException, SQLException {
        window.press("Take this import back");
        assertThat(main()).containsText("Say why");
        window.field("Reason").fill("The list of another room");
        seen("sheet-undo");
        window.press("Take this import back");
        assertThat(main()).containsText("The import is taken back");
        assertThat(fact("State")).hasText("Taken back");
        assertThat(main()).containsText("The list of another room");
        seen("sheet-undone");
        assertEquals("3", present());
        window.open(
                "/attendance/presence.xhtml?event="
                        + gathering.event
                        + "&person="
                        + gathering.people.get(1));
        assertThat(main().locator("tbody")).containsText("taken back");
        seen("presence-taken-back");
    }

    /** People who count as present on the first day. */
    private String present() throws SQLException {
        return gathering.told(
                "select count(distinct person_id) from muster.effective_presence where event_id = ? and present",
                gathering.event);
    }

    private void theDayIsAskedAndTheColumnsAreSaid() throws IOException {
        assertThat(main()).containsText("“05/06/2012” can be read in two ways");
        seen("sheet-asked");
        window.press("5 Jun 2012");
        var holds = main().locator("select");
        assertThat(holds).hasCount(5);
        assertThat(holds.nth(3)).hasValue("2012-06-05");
        assertThat(holds.nth(4)).hasValue("IGNORED");
        holds.nth(4).selectOption("2012-06-06 AM");
        seen("sheet-columns");
        window.press("Read the sheet like this");
    }

    private void thePeopleWithoutAReferenceAreChosen() throws IOException {
        assertThat(main().locator("table").first()).containsText("perhaps");
        assertThat(window.field("What the file is")).hasValue("SHEET");
        window.field("What the file is").selectOption("ONLINE");
        window.press("Look at it as this");
        assertThat(window.field("What the file is")).hasValue("ONLINE");
        window.field("What the file is").selectOption("SHEET");
        window.press("Take over the good lines");
        assertThat(main()).containsText("Nothing is taken over yet");
        assertThat(window.field("What the file is")).hasValue("SHEET");
        seen("sheet-preview");
        window.follow("Say who they are (2 open)");
        var who = main().locator("select");
        assertThat(who).hasCount(2);
        assertThat(who.nth(0)).hasValue(gathering.people.get(2).toString());
        who.nth(1).selectOption("LEFT_OUT");
        seen("sheet-strangers");
        window.press("Keep these choices");
        assertThat(main()).containsText("What you said of these lines is kept");
    }

    private static byte[] photo() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(320, 200, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    private String sheet() throws SQLException {
        var name =
                gathering.told(
                        "select family_name from muster.person where id = ?",
                        gathering.people.get(2));
        return "Reference;Family name;Given name;05/06/2012;Tag zwei %1$s\n%2$s;A;B;x;x\n%3$s;=C;+D;perhaps;\n;%4$s;Invented;x;\n%5$s;E;F;x;\nP-00000000;Nobody;Nora;x;x\n"
                .formatted(gathering.code, reference(0), reference(1), name, reference(3));
    }

    private String reference(int person) {
        return "P-" + gathering.reference(gathering.people.get(person));
    }

    private void upload(String name, String text) {
        window.open("/attendance/grid.xhtml?event=" + gathering.event);
        window.page()
                .locator("input[type=file]")
                .first()
                .setInputFiles(
                        new FilePayload(name, "text/csv", text.getBytes(StandardCharsets.UTF_8)));
        window.press("Upload a sheet");
    }

    private Locator main() {
        return window.page().locator("main");
    }

    private Locator fact(String name) {
        return main().locator("dt:has-text('" + name + "') + dd").first();
    }

    private static LocatorAssertions.HasTextOptions inTime() {
        return new LocatorAssertions.HasTextOptions().setTimeout(30_000);
    }

    private String download(String link) throws IOException {
        var file = window.page().waitForDownload(() -> window.follow(link));
        try (var stream = file.createReadStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Nothing is wrong with the page at a desk and on a phone; pictures of both are left. */
    private void seen(String name) throws IOException {
        for (var width : List.of(Window.PHONE, Window.DESK)) {
            window.resize(width);
            var picture = name + "-" + width + ".png";
            window.screenshot(Installed.target().resolve("screenshots").resolve(picture));
            assertEquals(List.of(), window.flaws(), picture);
        }
    }
}
