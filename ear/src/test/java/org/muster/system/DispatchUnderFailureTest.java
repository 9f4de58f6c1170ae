package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.run.Await.await;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muster.run.Database;
import org.muster.run.MailServer;
import org.muster.run.Ports;
import org.muster.run.WildFly;
import org.subethamail.smtp.RejectException;

/**
 * A campaign to every Member and seven partners, told to the end over a server killed in the middle
 * of it, a database put back to an earlier hour, and a mail server that refuses.
 */
@Beside
class DispatchUnderFailureTest {
    private static final int MEMBERS = 186;
    private static final Pattern LINK = Pattern.compile("/i/(\\S+)");
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\d+)\"");
    private static final int PARTNERS = 7;
    private static final int ALL = MEMBERS + PARTNERS;
    private static final int HELD = 93;
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Path TARGET = Installed.target().resolve("dispatch");
    private static final UUID WORKSHOP = UUID.randomUUID();
    private static final UUID DIALOGUE = UUID.randomUUID();

    private static Ports ports;
    private static Database database;
    private static MailServer mail;
    private static WildFly server;
    private static List<String> partners;

    @BeforeAll
    static void install() throws Exception {
        ports = Ports.free();
        WildFly.remove(TARGET);
        Files.createDirectories(TARGET);
        database = Database.start(TARGET.resolve("postgres"), ports.database());
        mail = new MailServer(ports.smtp());
        mail.start();
        server = serverOn(database.url());
        Installed.configure(server, TARGET);
        server.deploy(Path.of(System.getProperty("muster.ear")), "muster.ear");
        start();
        deployDriver();
        try (var connection = database.connect()) {
            Installed.openAccounts(connection);
        }
        partners = invited();
    }

    @AfterAll
    static void end() throws Exception {
        mail.behave(letter -> {});
        for (var part : new AutoCloseable[] {server, mail, database}) {
            if (part != null) {
                part.close();
            }
        }
    }

    @Test
    void everyLetterArrivesThoughTheServerIsKilledAndARestoredDumpSendsNothingUnarmed()
            throws Exception {
        assertEquals("FIRST_START", driver("do=state"));
        nothingGoesBeforeAnOperatorArms();
        refusedLettersFailAndTheOthersGo();
        anUncertainLetterWaitsForAPersonWhereTheOfficeSaysSo();
        remindersGoToExactlyThoseWhoOweAnAnswer();
        mail.clear();
        var campaign = draft("ALL", WORKSHOP + "," + DIALOGUE, members(MEMBERS), partners);

        killedWhileAReplyIsHeld(campaign);
        dump();
        start();
        await(() -> open(campaign) == 0, "every letter to be settled");
        nothingIsLostAndWhatCameTwiceIsShown(campaign);
        thePartnersNeverReadOfTheCustomsOnlyEvent();
        everyLetterIsInItsAddresseesLanguage();

        var before = mail.letters().size();
        assertEquals("0", driver("do=dispatch&id=" + campaign));
        assertEquals(before, mail.letters().size());

        restoredDumpSendsNothingUntilArmed(campaign);
    }

    private static void nothingGoesBeforeAnOperatorArms() throws Exception {
        var campaign = draft("FIRST", DIALOGUE.toString(), members(3), List.of());
        assertEquals("3", driver("do=dispatch&id=" + campaign));
        assertEquals(3, count(campaign, "delivery = 'QUEUED'"));
        assertEquals(0, mail.letters().size());
        driver("do=arm");
        await(() -> mail.letters().size() == 3, "three letters once armed");
        await(() -> count(campaign, "delivery = 'SENT' and not possibly_twice") == 3, "all sent");
    }

    private static void refusedLettersFailAndTheOthersGo() throws Exception {
        mail.clear();
        var members = members(12);
        var later = new HashSet<String>();
        mail.behave(
                letter -> {
                    var to = letter.recipients().get(0);
                    if (to.startsWith(address(members.get(2)))) {
                        throw new RejectException(550, "5.1.1 <" + to + ">: No such mailbox");
                    }
                    if (to.startsWith(address(members.get(4))) && later.add(to)) {
                        throw new RejectException(451, "4.3.0 Try again later");
                    }
                    if (to.startsWith(address(members.get(6))) && later.add(to)) {
                        throw new RejectException(421, "4.3.2 Closing");
                    }
                });
        var campaign = draft("POISON", DIALOGUE.toString(), members, List.of());
        assertEquals("12", driver("do=dispatch&id=" + campaign));
        await(() -> open(campaign) == 0, "the poisoned campaign to be settled");
        assertEquals(11, count(campaign, "delivery = 'SENT'"));
        assertEquals(
                1,
                count(
                        campaign,
                        "delivery = 'FAILED' and delivery_detail like '550%No such mailbox%'"));
        assertEquals(0, count(campaign, "delivery_detail like '%@%'"), "no address is kept");
        assertEquals(11, messageIds().size());
        assertEquals(11, mail.letters().size());
        mail.behave(letter -> {});
    }

    private static void anUncertainLetterWaitsForAPersonWhereTheOfficeSaysSo() throws Exception {
        driver("do=setting&id=muster.dispatch.uncertain&to=wait");
        var again = uncertain("WAIT-AGAIN");
        assertEquals("false", driver("do=moving&id=" + again), "it waits for a person");
        assertEquals("again", driver("do=again&id=" + letterOf(again)));
        await(
                () -> count(again, "delivery = 'SENT' and possibly_twice") == 1,
                "sent, and shown so");
        assertEquals(2, mail.letters().size(), "it came twice");
        assertEquals(1, messageIds().size(), "under one Message-ID");
        assertEquals(409, status("do=again&id=" + letterOf(again)), "there is nothing to decide");

        var taken = uncertain("WAIT-TAKEN");
        assertEquals("taken", driver("do=taken&id=" + letterOf(taken)));
        assertEquals(1, count(taken, "delivery = 'SENT' and not possibly_twice"));

        var closed = uncertain("WAIT-CLOSED");
        assertEquals("closed", driver("do=close&id=" + closed));
        assertEquals(1, count(closed, "delivery = 'UNCERTAIN' and withheld = 'CAMPAIGN_CLOSED'"));
        assertEquals(409, status("do=again&id=" + letterOf(closed)));
        driver("do=setting&id=muster.dispatch.uncertain&to=again");
        assertEquals(1, mail.letters().size(), "neither went again");
    }

    /** Of 186 invited 150 nominated, 12 declined and 4 letters came back: 20 owe an answer. */
    private static void remindersGoToExactlyThoseWhoOweAnAnswer() throws Exception {
        mail.clear();
        everyMemberHasAnOffice();
        var campaign = draft("REMIND", DIALOGUE.toString(), members(MEMBERS), List.of());
        assertEquals("" + MEMBERS, driver("do=dispatch&id=" + campaign));
        await(() -> count(campaign, "delivery = 'SENT'") == MEMBERS, "the invitations");
        var returned = comeBack(campaign);
        await(() -> count(campaign, "delivery = 'BOUNCED'") == 4, "four letters to come back");
        answer(returned);
        mail.clear();
        assertEquals("20", reminders("now", campaign));
        await(() -> mail.letters().size() == 20, "twenty reminders");
        assertEquals(20, messageIds().size());
        everyReminderIsInItsAddresseesLanguage();
        assertEquals("0", reminders("now", campaign), "pressed again");

        for (var letter : returned) {
            assertEquals("to the office", driver("do=to-office&id=" + letter.invitation()));
        }
        await(() -> mail.letters().size() == 24, "four letters to the offices");
        await(() -> count(campaign, "occasion = 2 and delivery = 'SENT'") == 4, "their marks");
        assertEquals("4", reminders("now", campaign));
        await(() -> mail.letters().size() == 28, "four more reminders");
        assertEquals(
                8,
                mail.letters().stream()
                        .filter(each -> each.recipients().get(0).endsWith("@office.example"))
                        .count());
        await(
                () -> count(campaign, "purpose = 'REMINDER' and delivery <> 'SENT'") == 0,
                "the marks of the reminders");
        assertEquals("0", reminders("now", campaign), "nobody is reminded twice");
    }

    /** A letter that its recipient's mail server gave up on. */
    private record Returned(String invitation, String messageId, String address) {}

    private static void everyMemberHasAnOffice() throws SQLException {
        execute(
                """
                insert into muster.person (id, version, family_name, given_name, email, language, member_code, created_at)
                select gen_random_uuid(), 0, 'Office', 'Of', lower(member_code) || '@office.example', 'fr', member_code, now()
                    from muster.focal_point where member_code is not null;
                insert into muster.member_office (member_code, person_id)
                select member_code, id from muster.person where email like '%@office.example' on conflict do nothing""");
    }

    /** Four reports of mail servers about letters to focal points arrive in the mailbox. */
    private static List<Returned> comeBack(String campaign) throws Exception {
        var maildir = TARGET.resolve("maildir").toAbsolutePath();
        for (var name : List.of("new", "cur", "tmp")) {
            Files.createDirectories(maildir.resolve(name));
        }
        driver("do=setting&id=muster.maildir&to=" + maildir);
        var returned =
                texts(
                                "select i.id || ' ' || l.message_id || ' ' || p.email from muster.letter l"
                                        + " join muster.invitation i on i.id = l.about_id join muster.person p on p.id = l.addressee_id"
                                        + " where l.addressee_kind = 'FOCAL_POINT' and l.mailing_id = '"
                                        + campaign
                                        + "' order by l.dispatch_no limit 4")
                        .stream()
                        .map(row -> row.split(" "))
                        .map(row -> new Returned(row[0], row[1], row[2]))
                        .toList();
        var report =
                Files.readString(
                        Path.of(System.getProperty("muster.scripts"))
                                .resolve(
                                        "../../../../ejb/src/test/resources/org/muster/letter/postfix-failed.eml")
                                .normalize());
        for (var letter : returned) {
            var told =
                    report.replace(
                                    "<0190a6b2-7c1e-7d10-8a55-3f2f9d1c0001@muster.example>",
                                    letter.messageId())
                            .replace("focal.point@customs.example", letter.address());
            var aside = maildir.resolve("tmp").resolve(letter.invitation());
            Files.writeString(aside, told);
            Files.move(aside, maildir.resolve("new").resolve(letter.invitation()));
        }
        return returned;
    }

    /** Of those whose letters arrived the first 150 nominate, and the next twelve decline. */
    private static void answer(List<Returned> returned) throws Exception {
        var away = returned.stream().map(Returned::messageId).toList();
        var arrived =
                mail.letters().stream().filter(each -> !away.contains(each.messageId())).toList();
        for (var n = 0; n < 162; n++) {
            var link = LINK.matcher(arrived.get(n).text());
            assertTrue(link.find());
            var page = "http://127.0.0.1:" + ports.http() + "/muster/i/" + link.group(1);
            var form =
                    n < 150
                            ? "action=nominate&givenName-0-0=Ada&familyName-0-0=Lovelace-%1$d&email-0-0=ada%1$d@customs.example&position-0-0=Officer&sex-0-0=F&funding-0-0=SPONSORED"
                                    .formatted(n)
                            : "action=decline&note=No+officer+is+free";
            var shown =
                    HTTP.send(
                            HttpRequest.newBuilder(URI.create(page)).build(),
                            HttpResponse.BodyHandlers.ofString());
            var version = VERSION.matcher(shown.body());
            assertTrue(version.find(), shown.body());
            var taken =
                    HTTP.send(
                            HttpRequest.newBuilder(URI.create(page))
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(
                                            HttpRequest.BodyPublishers.ofString(
                                                    form + "&version=" + version.group(1)))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertEquals(303, taken.statusCode(), taken.body());
        }
    }

    private static void everyReminderIsInItsAddresseesLanguage() throws Exception {
        for (var letter : mail.letters()) {
            var to = letter.recipients().get(0);
            var language = texts("select language from muster.person where email = '" + to + "'");
            assertEquals(language.iterator().next(), letter.header("Content-Language"), to);
        }
    }

    private static String reminders(String act, String campaign) throws Exception {
        return HTTP.send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                "http://127.0.0.1:"
                                                        + ports.http()
                                                        + "/driver/reminders"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                "do=" + act + "&id=" + campaign))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A campaign of one letter that the mail server took and never said so. */
    private static String uncertain(String code) throws Exception {
        mail.clear();
        var released = new CountDownLatch(1);
        var reached = new CountDownLatch(1);
        mail.behave(
                letter -> {
                    if (reached.getCount() > 0) {
                        reached.countDown();
                        released.await(60, TimeUnit.SECONDS);
                    }
                });
        var campaign = draft(code, DIALOGUE.toString(), members(1), List.of());
        assertEquals("1", driver("do=dispatch&id=" + campaign));
        await(() -> count(campaign, "delivery = 'UNCERTAIN'") == 1, "the sender's patience to end");
        released.countDown();
        await(() -> mail.letters().size() == 1, "the held letter to be taken");
        return campaign;
    }

    private static String letterOf(String campaign) throws SQLException {
        return texts(
                        "select cast(id as varchar) from muster.invitation where campaign_id = '"
                                + campaign
                                + "'")
                .iterator()
                .next();
    }

    private static void killedWhileAReplyIsHeld(String campaign) throws Exception {
        var reached = new CountDownLatch(1);
        var released = new CountDownLatch(1);
        mail.behave(
                letter -> {
                    if (mail.letters().size() == HELD - 1 && reached.getCount() > 0) {
                        reached.countDown();
                        released.await();
                    }
                });
        assertEquals("" + ALL, driver("do=dispatch&id=" + campaign));
        assertTrue(reached.await(60, TimeUnit.SECONDS), "the 93rd letter came");
        server.kill();
        released.countDown();
        await(() -> mail.letters().size() >= HELD, "the held letter to be taken");
        mail.behave(letter -> {});
    }

    /** A copy of the database as it is now, which nobody else is connected to. */
    private static void dump() throws Exception {
        var admin = database.url().replace("/postgres", "/template1");
        await(() -> connections(admin) == 0, "the killed server's connections to be gone");
        try (var connection = connect(admin);
                var statement = connection.createStatement()) {
            statement.execute("create database dump template postgres");
        }
    }

    private static void nothingIsLostAndWhatCameTwiceIsShown(String campaign) throws Exception {
        assertEquals(ALL, count(campaign, "delivery = 'SENT'"));
        assertEquals(ALL, messageIds().size());
        var twice = repeated();
        assertFalse(twice.isEmpty(), "the held letter came twice");
        var shown = texts("select message_id from muster.letter where possibly_twice");
        assertTrue(shown.containsAll(twice), twice + " within " + shown);
        assertTrue(twice.size() <= 50, "no more than were in flight: " + twice.size());
    }

    private static void thePartnersNeverReadOfTheCustomsOnlyEvent() throws Exception {
        var read = 0;
        for (var letter : mail.letters()) {
            var text = letter.message().getSubject() + letter.text();
            if (letter.recipients().get(0).startsWith("partner")) {
                assertFalse(text.contains("Behind the wall"), text);
                assertTrue(text.contains("Open dialogue"), text);
                read++;
            } else {
                assertTrue(text.contains("Behind the wall"), text);
            }
            assertTrue(text.contains("Asia/Bangkok"), "the deadline has its zone");
        }
        assertTrue(read >= PARTNERS);
    }

    private static void everyLetterIsInItsAddresseesLanguage() throws Exception {
        var languages = new HashSet<String>();
        for (var letter : mail.letters()) {
            var to = letter.recipients().get(0);
            var language =
                    texts("select language from muster.person where email = '" + to + "'")
                            .iterator()
                            .next();
            assertEquals(language, letter.header("Content-Language"), to);
            var text = letter.text();
            assertTrue(text.startsWith(language + " "), to + " reads " + text);
            languages.add(language);
        }
        assertEquals(Set.of("en", "fr", "es", "ru"), languages);
    }

    private static void restoredDumpSendsNothingUntilArmed(String campaign) throws Exception {
        server.close();
        mail.clear();
        var live = server;
        server = serverOn(database.url().replace("/postgres", "/dump"));
        try {
            start();
            assertEquals("DISAGREEING", driver("do=state"));
            await(() -> inDump(campaign, "delivery = 'IN_FLIGHT'") == 0, "the old lease to lapse");
            assertEquals("0", driver("do=dispatch&id=" + campaign));
            TimeUnit.SECONDS.sleep(4); // several sweeps: that nothing happens takes time to see
            assertEquals(0, mail.letters().size());
            driver("do=arm");
            await(() -> inDump(campaign, "delivery = 'SENT'") == ALL, "the rest, once armed");
            var again =
                    texts(dumped(), "select message_id from muster.letter where possibly_twice");
            assertTrue(again.containsAll(messageIds()), "what may have gone before is shown");
        } finally {
            server.close();
            server = live;
        }
    }

    // --- the installation

    private static WildFly serverOn(String url) {
        var settings = Installed.settings(database, ports);
        settings.put("muster.db.url", url);
        settings.put("muster.dispatch.lease.seconds", "6");
        settings.put("muster.dispatch.sweep.seconds", "1");
        settings.put("muster.mailbox.seconds", "1");
        settings.put("muster.dispatch.announce.seconds", "2");
        settings.put("muster.dispatch.backoff.seconds", "1");
        return new WildFly(Installed.home(), TARGET.resolve("server"), ports, settings);
    }

    private static void start() throws IOException, InterruptedException {
        var marker = TARGET.resolve("server/deployments/muster.ear.deployed");
        Files.deleteIfExists(marker);
        server.start();
        server.awaitDeployed("muster.ear");
    }

    private static void deployDriver() throws Exception {
        WebArchive archive = InContainer.archive(CampaignDriver.class, ReminderDriver.class);
        var file = TARGET.resolve("driver.war");
        archive.as(ZipExporter.class).exportTo(file.toFile(), true);
        server.deploy(file, "driver.war");
        var deployed = TARGET.resolve("server/deployments/driver.war.deployed");
        await(() -> Files.exists(deployed), "the driver to be deployed");
    }

    private static String driver(String form) throws Exception {
        var answer = answer(form);
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.body();
    }

    private static int status(String form) throws Exception {
        return answer(form).statusCode();
    }

    private static HttpResponse<String> answer(String form) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports.http() + "/driver/"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String draft(
            String code, String events, List<String> members, List<String> organisations)
            throws Exception {
        var campaign =
                driver(
                        Map.of(
                                        "do",
                                        "draft",
                                        "code",
                                        code,
                                        "events",
                                        events,
                                        "members",
                                        String.join(",", members),
                                        "organisations",
                                        String.join(",", organisations))
                                .entrySet()
                                .stream()
                                .map(
                                        each ->
                                                each.getKey()
                                                        + "="
                                                        + URLEncoder.encode(
                                                                each.getValue(),
                                                                StandardCharsets.UTF_8))
                                .collect(Collectors.joining("&")));
        // Letters of text: two hundred papers would say no more about who gets them.
        execute("update muster.campaign set on_paper = false where id = '" + campaign + "'");
        return campaign;
    }

    // --- who is invited

    private static List<String> invited() throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    insert into muster.member (code, joined_on, language, source)
                    select 'Z' || lpad(to_hex(n), 2, '0'), date '2000-01-01', 'en', 'test'
                    from generate_series(1, greatest(0, 186 - (select count(*)::int from muster.member where left_on is null))) n;
                    insert into muster.member_name select code, 'en', 'Customs of ' || code from muster.member
                        on conflict do nothing;
                    delete from muster.focal_point;
                    delete from muster.member_office;
                    insert into muster.person (id, version, family_name, given_name, email, language, member_code, created_at)
                    select gen_random_uuid(), 0, 'Of ' || code, 'Officer', lower(code) || '@customs.example',
                        (array['en', 'fr', 'es', 'ru'])[1 + row_number() over (order by code) % 4], code, now() from muster.member;
                    insert into muster.focal_point (id, member_code, person_id, valid_from)
                    select gen_random_uuid(), member_code, id, date '2000-01-01' from muster.person
                        where email like '%@customs.example' and get_byte(convert_to(member_code, 'UTF8'), 1) % 12 <> 0;
                    insert into muster.member_office (member_code, person_id)
                    select member_code, id from muster.person p where email like '%@customs.example'
                        and not exists (select 1 from muster.focal_point f where f.person_id = p.id);
                    """);
            statement.execute(
                    "insert into muster.event_series (id, version, code, title) values ('"
                            + WORKSHOP
                            + "', 0, 'PAIR', 'A pair')");
            for (var each :
                    List.of(
                            List.of(WORKSHOP, "CUSTOMS_ONLY", "Behind the wall", WORKSHOP),
                            List.of(DIALOGUE, "CUSTOMS_AND_PARTNERS", "Open dialogue", WORKSHOP))) {
                statement.execute(
                        """
                        insert into muster.capacity_event (id, version, code, type, status, series_id, audience, starts_on, ends_on, zone, opens_at,
                            venue, city, country_iso, region, original_language, created_by, created_at)
                        values ('%1$s', 0, 'T-%1$s', 'REGIONAL_WORKSHOP', 'CONFIRMED', '%4$s', '%2$s', current_date + 60, current_date + 62,
                            'Asia/Bangkok', '09:00', 'Thai Customs', 'Bangkok', 'TH', 'AP', 'en', 'test', now());
                        insert into muster.capacity_event_title values ('%1$s', 'en', '%3$s');"""
                                .replace("T-%1$s", "T-" + ("" + each.get(0)).substring(0, 8))
                                .formatted(each.toArray()));
            }
            var ids = new ArrayList<String>();
            for (var n = 1; n <= PARTNERS; n++) {
                var id = UUID.randomUUID();
                statement.execute(
                        """
                        insert into muster.organisation values ('%1$s', 0, 'PT%2$d', 'Partner %2$d', 'PARTNER', 'en');
                        insert into muster.person (id, version, family_name, given_name, email, language, organisation_id, created_at)
                            values ('%1$s', 0, 'Contact', 'Pat', 'partner%2$d@partners.example', 'en', '%1$s', now());
                        insert into muster.focal_point (id, organisation_id, person_id, valid_from)
                            values ('%1$s', '%1$s', '%1$s', date '2000-01-01');"""
                                .formatted(id, n));
                ids.add(id.toString());
            }
            return ids;
        }
    }

    private static List<String> members(int some) throws SQLException {
        return texts(
                        "select code from muster.member where left_on is null order by code limit "
                                + some)
                .stream()
                .sorted()
                .toList();
    }

    private static String address(String member) {
        return member.toLowerCase(java.util.Locale.ROOT) + "@";
    }

    // --- looking

    private static Set<String> messageIds() {
        return mail.letters().stream()
                .map(MailServer.Letter::messageId)
                .collect(Collectors.toSet());
    }

    private static Set<String> repeated() {
        var seen = new HashSet<String>();
        return mail.letters().stream()
                .map(MailServer.Letter::messageId)
                .filter(id -> !seen.add(id))
                .collect(Collectors.toSet());
    }

    private static long open(String campaign) throws SQLException {
        return count(
                campaign,
                "(delivery in ('QUEUED', 'IN_FLIGHT') or delivery = 'UNCERTAIN' and times_uncertain <= 1)");
    }

    private static long count(String campaign, String condition) throws SQLException {
        try (var connection = database.connect()) {
            return count(connection, campaign, condition);
        }
    }

    private static long inDump(String campaign, String condition) throws SQLException {
        try (var connection = dumped()) {
            return count(connection, campaign, condition);
        }
    }

    private static long count(Connection connection, String campaign, String condition)
            throws SQLException {
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select count(*) from muster.letter where mailing_id = '"
                                        + campaign
                                        + "' and "
                                        + condition)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static Connection dumped() throws SQLException {
        return connect(database.url().replace("/postgres", "/dump"));
    }

    private static Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, database.user(), "postgres");
    }

    private static long connections(String admin) throws SQLException {
        try (var connection = connect(admin);
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select count(*) from pg_stat_activity where datname = 'postgres' and pid <> pg_backend_pid()")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static Set<String> texts(String sql) throws SQLException {
        try (var connection = database.connect()) {
            return texts(connection, sql);
        }
    }

    private static Set<String> texts(Connection on, String sql) throws SQLException {
        try (var statement = on.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new HashSet<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
