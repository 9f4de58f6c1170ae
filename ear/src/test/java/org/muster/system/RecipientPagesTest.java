package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipFile;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.muster.shared.Language;

/**
 * What recipients see without an account: an administration its answer, an officer where they stand
 * and how they travel. Each sees their own side, on a slow line, and nothing typed is lost.
 */
@ArquillianTest
class RecipientPagesTest extends Correspondence {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Deployment(testable = false)
    static WebArchive archive() {
        return InContainer.archive(
                RecipientPagesTest.class,
                Correspondence.class,
                CampaignDriver.class,
                TravelDriver.class);
    }

    @Test
    void twentyOfficersForEachOfTwoEventsFitIntoASlowLineInEveryLanguage() throws Exception {
        var first = event("Workshop " + UUID.randomUUID());
        var second = eventBeside(first, "Dialogue " + UUID.randomUUID());
        var sent = send(first, draft(first + "," + second));
        var form = form(version(sent), "nominate");
        for (var event = 0; event < 2; event++) {
            for (var row = 0; row < 20; row++) {
                officer(form, "-" + event + "-" + row, "officer-" + event + "-" + row);
                form.put("nativeName-" + event + "-" + row, "Константин Константинопольский");
                form.put("position-" + event + "-" + row, "Начальник отдела анализа рисков");
            }
        }
        assertEquals(303, post(sent, form).statusCode());
        assertEquals("NOMINATED 40", answer(sent));
        var style = bytes(get(Installed.url() + "/i/style.css").body());
        for (var language : Language.values()) {
            var page = get(sent.link() + "?lang=" + language.code());
            assertTrue(
                    bytes(page.body()) + style <= 50_000,
                    language + ": " + bytes(page.body()) + " + " + style);
            assertTrue(page.body().contains("dir=\"" + (language == Language.AR ? "rtl" : "ltr")));
            assertFalse(page.body().contains("<script") || page.body().contains("font-face"));
            assertTrue(page.headers().firstValue("Set-Cookie").isEmpty());
        }
        assertEquals("set", driver("deadline", "id", sent.campaign(), "in", "-60", "revised", "1"));
        var late = get(sent.link() + "?lang=ar").body();
        assertTrue(bytes(late) + style <= 50_000, "late: " + bytes(late));
        var leaving =
                rows("select n.id from muster.nomination n join muster.person p on p.id = n.person_id"
                                + " where p.email = 'officer-0-7@customs.example'")
                        .get(0);
        assertFalse(late.contains("familyName-" + leaving));
        var asked = get(sent.link() + "?lang=ar&replace=" + leaving).body();
        assertTrue(asked.contains("familyName-" + leaving), "a form for the one asked about");
        var packed =
                HTTP.send(
                        HttpRequest.newBuilder(URI.create(sent.link()))
                                .header("Accept-Encoding", "gzip")
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertTrue(packed.body().length < 8_000, "packed " + packed.body().length);
        var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes();
        assertTrue(new String(unpacked, StandardCharsets.UTF_8).contains("officer-1-19"));
    }

    @Test
    void aTitleOfAnotherLanguageIsToldInTheLanguageAskedFor() throws Exception {
        var sent = send();
        var notices =
                Map.of(
                        "es",
                        "Esta página no está disponible en el idioma seleccionado Spanish : Español y la proponemos por consiguiente en English : English.",
                        "fr",
                        "Cette page n&#39;est pas disponible dans la langue sélectionnée French : français et vous est donc proposée en English : English.",
                        "ru",
                        "Эта страница не доступна на выбранном вами языке Russian : русский, поэтому предлагаем вернуться к версии English : English",
                        "zh",
                        "所选语言本页无任何内容 Chinese : 中文 因此返回到 English : English",
                        "ar",
                        "هذه الصفحة غير متوفرة باللغة المختارة Arabic : العربية، ولذلك نعرضها عليكم باللغة English : English.");
        for (var notice : notices.entrySet()) {
            var page = get(sent.link() + "?lang=" + notice.getKey()).body();
            assertTrue(page.contains(">" + notice.getValue() + "<"), page);
            assertTrue(page.contains("<bdi lang=\"en\">Workshop"), "the title is English");
        }
        assertFalse(get(sent.link() + "?lang=en").body().contains("is not available"));
        execute(
                "insert into muster.capacity_event_title values ('"
                        + sent.event()
                        + "', 'ru', 'Семинар')");
        assertFalse(get(sent.link() + "?lang=ru").body().contains("не доступна"));
    }

    @Test
    void aListOfThousandsIsRefusedUnreadAndKeepsNothing() throws Exception {
        var sent = send();
        var names = new String[5_000];
        for (var at = 0; at < names.length; at++) {
            names[at] = "many-" + at;
        }
        var refused = post(sent, nominate(version(sent), names));
        assertEquals(413, refused.statusCode());
        assertTrue(refused.body().contains("<h1>"), "a decent page");
        var fields = new LinkedHashMap<String, String>();
        for (var at = 0; at < 5_000; at++) {
            fields.put("f" + at, "");
        }
        assertEquals(413, post(sent, fields).statusCode());
        assertEquals(422, post(sent, nominate(version(sent), names(21))).statusCode());
        assertEquals(400, raw(sent.link(), "application/x-www-form-urlencoded", "note=%zz"));
        assertEquals(400, raw(sent.link(), "application/x-www-form-urlencoded", "note=%00"));
        assertEquals(415, raw(sent.link(), "text/plain", "action=decline"));
        assertEquals("PENDING 0", answer(sent));
        assertEquals(303, post(sent, nominate(version(sent), names(20))).statusCode());
        assertEquals("NOMINATED 20", answer(sent));
    }

    @Test
    void ofTwoWhoAnswerAtOnceOneIsToldWhatTheOtherSaid() throws Exception {
        var sent = send();
        var version = version(sent);
        var answers = new ArrayList<Callable<HttpResponse<String>>>();
        for (var at = 0; at < 6; at++) {
            var name = "at-once-" + at;
            answers.add(() -> post(sent, nominate(version, name)));
        }
        var told = together(answers);
        assertEquals(1, told.stream().filter(each -> each.statusCode() == 303).count());
        var kept =
                rows("select p.email from muster.nomination n join muster.person p on p.id = n.person_id"
                                + " where n.selection <> 'WITHDRAWN' and n.event_id = '"
                                + sent.event()
                                + "'")
                        .get(0);
        for (var at = 0; at < told.size(); at++) {
            if (told.get(at).statusCode() != 303) {
                var page = told.get(at).body();
                assertEquals(409, told.get(at).statusCode());
                assertTrue(page.contains("value=\"at-once-" + at + "@customs.example\""), page);
                assertTrue(page.contains("Ada " + kept.replace("@customs.example", "")), page);
            }
        }
    }

    @Test
    void theSameAnswerAfterALostOneHasOneEffectAndIsShown() throws Exception {
        var sent = send();
        var form = nominate(version(sent), "once", "twice");
        var told = together(List.of(() -> post(sent, form), () -> post(sent, form)));
        for (var each : told) {
            assertEquals(303, each.statusCode());
            var result = get(Installed.url().replaceAll("/muster$", "") + location(each));
            assertEquals(200, result.statusCode());
            assertTrue(result.body().contains("role=\"status\""));
            assertTrue(result.body().contains("once@customs.example"));
        }
        assertEquals("NOMINATED 2", answer(sent));
        assertEquals("1", audited(sent));
    }

    @Test
    void namesAreThoseOfThePassportAndOfTheOwnScript() throws Exception {
        var sent = send();
        var form = nominate(version(sent), "passport");
        form.put("givenName-0-0", "Анна");
        var refused = post(sent, form);
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("id=\"givenName-0-0-error\""));
        assertTrue(refused.body().contains("value=\"Анна\""));
        form.put("givenName-0-0", "Zoë Åsa-D'Arc");
        form.put("nativeName-0-0", "Анна Орлова");
        assertEquals(303, post(sent, form).statusCode());
        form.put("position-0-0", "Head of division");
        form.put("version", version(sent));
        assertEquals(303, post(sent, form).statusCode());
        assertEquals(
                List.of("Zoë Åsa-D'Arc|Анна Орлова|Head of division"),
                rows(
                        "select p.given_name || '|' || p.native_name || '|' || p.position from muster.nomination n"
                                + " join muster.person p on p.id = n.person_id where n.event_id = '"
                                + sent.event()
                                + "'"));
    }

    @Test
    void anOfficersOwnLinkShowsWhereTheyStandAndOpensNothingElse() throws Exception {
        var first = event("Workshop " + UUID.randomUUID());
        var second = eventBeside(first, "Dialogue " + UUID.randomUUID());
        var sent = send(first, draft(first + "," + second));
        var form = nominate(version(sent), "own-page");
        officer(form, "-1-0", "own-page");
        assertEquals(303, post(sent, form).statusCode());
        var link = confirmed(sent, "own-page");
        var page = get(link);
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains(">confirmed</bdi>"), page.body());
        assertTrue(bytes(page.body()) < 20_000, "small enough for a slow line");
        assertTrue(page.headers().firstValue("Set-Cookie").isEmpty(), "no session");
        assertFalse(page.body().contains("passportNumber"), "not asked without need");
        assertTrue(get(link + "?lang=ar").body().contains("dir=\"rtl\""));

        var other = page.body().replaceAll("(?s).*<li><a href=\"([^?\"]+)\\?lang.*", "$1");
        var elsewhere = get(Installed.url() + "/n/" + other);
        assertEquals(200, elsewhere.statusCode());
        assertTrue(elsewhere.body().contains(">nominated</bdi>"));
        assertFalse(elsewhere.body().contains("<form"), "nothing to tell yet");
        var told = travel(elsewhere.body(), Map.of("arrivesOn", "2026-01-01"));
        assertEquals(409, post(Installed.url() + "/n/" + other, told).statusCode());

        var token = link.substring(link.lastIndexOf('/') + 1);
        var invited = sent.link().substring(sent.link().lastIndexOf('/') + 1);
        for (var wrong :
                List.of(
                        "/i/" + token,
                        "/n/" + invited,
                        "/n/" + token.substring(0, 60),
                        "/n/" + other.substring(0, 40) + token.substring(40))) {
            var missing = get(Installed.url() + wrong + "?lang=fr");
            assertEquals(404, missing.statusCode(), wrong);
            assertTrue(missing.body().contains("lang=\"fr\""));
        }
        assertEquals("revoked", travel("revoke", "id", participation(sent.event())));
        assertEquals(404, get(link).statusCode());
        assertEquals(200, get(travel("link", "id", participation(sent.event()))).statusCode());
    }

    @Test
    void aConfirmedOfficerTellsHowTheyTravelOnceAndNothingTypedIsLost() throws Exception {
        var sent = send();
        assertEquals(303, post(sent, nominate(version(sent), "traveller")).statusCode());
        var link = confirmed(sent, "traveller");
        var opened = get(link).body();
        var facts = travel(opened, told(sent));
        assertEquals(303, post(link, facts).statusCode());
        assertEquals(303, post(link, facts).statusCode(), "a lost response");
        var participation = participation(sent.event());
        assertEquals(List.of("1"), audits(participation));
        assertTrue(get(link).body().contains("Nights: 4."));
        assertEquals("traveller", travel("list", "id", sent.event(), "show", "ALL"));

        var later = new LinkedHashMap<>(facts);
        later.put("arrivalFlight", "TG 921 typed later");
        var stale = post(link, later);
        assertEquals(409, stale.statusCode());
        assertTrue(stale.body().contains("value=\"TG 921 typed later\""));
        assertTrue(stale.body().contains("TG 920"), "what was received meanwhile");

        later.put("version", version(stale.body()));
        later.put("departsOn", "2001-01-01");
        var wrong = post(link, later);
        assertEquals(422, wrong.statusCode());
        assertTrue(wrong.body().contains("id=\"departsOn-error\""));
        assertTrue(wrong.body().contains("value=\"TG 921 typed later\""));
        later.put("departsOn", facts.get("departsOn"));
        later.put("visaLetter", "YES");
        assertEquals(303, post(link, later).statusCode());
        assertTrue(get(link).body().contains("name=passportNumber "), "asked for the letter");
        assertEquals("traveller?", travel("list", "id", sent.event(), "show", "MISSING"));
        later.put("version", version(get(link).body()));
        later.put("passportNumber", "ab 12345");
        later.put("passportNationality", "Fiji");
        later.put("passportExpiresOn", facts.get("arrivesOn").replaceFirst("^\\d{4}", "2099"));
        assertEquals(303, post(link, later).statusCode());
        assertEquals(List.of("AB12345"), passports(participation));
        assertEquals("", travel("list", "id", sent.event(), "show", "MISSING"));
        assertEquals(
                "InvalidInput", travel("passport", "id", participation, "number", "DESK12345"));
        assertEquals("told", travel("passport", "id", participation, "number", "AB12345"));
        assertEquals(List.of("AB12345"), passports(participation), "told by its owner alone");
        assertEquals("traveller", travel("list", "id", sent.event(), "show", "VISA"));
        passportIsSeenByTheEventsOfficersAlone(sent.event(), participation);
        later.put("version", version(get(link).body()));
        later.put("visaLetter", "NO");
        assertEquals(303, post(link, later).statusCode());
        assertEquals(List.of(""), passports(participation), "nobody needs it");
    }

    private static void passportIsSeenByTheEventsOfficersAlone(String event, String traveller)
            throws Exception {
        var page = "/travel/traveller.xhtml?traveller=" + traveller;
        var list = "/travel/arrivals.xhtml?event=" + event;
        var officer = Visitor.person("event-officer");
        assertTrue(officer.get(page).body().contains("AB12345"));
        assertFalse(officer.get(list).body().contains("AB12345"), "no list shows it");
        for (var login :
                List.of(
                        "auditor",
                        "facilitator",
                        "finance-officer",
                        "controller",
                        "operator",
                        "administrator")) {
            var visitor = Visitor.person(login);
            for (var address : List.of(page, list)) {
                var shown = visitor.get(address);
                assertEquals(
                        login.equals("auditor") && address.equals(list) ? 200 : 403,
                        shown.statusCode(),
                        login + " " + address);
                assertFalse(shown.body().contains("AB12345"), login + " " + address);
            }
        }
        var other = Visitor.person(officerOfAnotherEvent());
        for (var address : List.of(page, list)) {
            assertEquals(403, other.get(address).statusCode(), address);
        }
    }

    private static String officerOfAnotherEvent() throws SQLException {
        try (var connection = Installed.connect()) {
            var other = new Gathering(connection);
            var login = "officer-" + other.code.toLowerCase(Locale.ROOT);
            other.account(login, "event-officer", List.of(other));
            return login;
        }
    }

    @Test
    void anAccountIsToldOverTheOwnLinkAloneAndOnlyItsEndIsShown() throws Exception {
        var sent = send();
        assertEquals(303, post(sent, nominate(version(sent), "payee", "waits")).statusCode());
        var link = confirmed(sent, "payee");
        var told = form("0", "payee");
        told.put("payeeHolder", "Payee Holder");
        told.put("payeeNumber", "BE68 5390 0754 7035");
        told.put("payeeCurrency", "EUR");
        var wrong = post(link, told);
        assertEquals(422, wrong.statusCode());
        assertTrue(wrong.body().contains("id=\"payeeNumber-error\""));
        assertTrue(wrong.body().contains("value=\"Payee Holder\""), "what was typed stays");
        told.put("payeeNumber", "BE68 5390 0754 7034");
        assertEquals(303, post(link, told).statusCode());
        assertEquals(303, post(link, told).statusCode(), "a lost response");
        var page = get(link + "?lang=fr").body();
        assertTrue(page.contains("7034"), page);
        assertFalse(
                page.contains("0754") || page.contains("Payee Holder"), "the rest is not shown");
        var kept =
                rows("select a.sealed || ' ' || a.account_hash || ' ' || a.version from muster.payee_account a"
                                + " join muster.person p on p.id = a.person_id where p.email = 'payee@customs.example'")
                        .get(0);
        assertTrue(kept.matches("[0-9a-f]{6}:\\S+ [0-9a-f]{64} 0"), kept);
        assertEquals(
                List.of("1 0"),
                rows(
                        "select count(*) || ' ' || count(nullif(detail, '')) from muster.audit_entry"
                                + " where act = 'payee account told' and subject_id = (select p.id::text from muster.person p"
                                + " join muster.nomination n on n.person_id = p.id where n.id = '"
                                + nomination(sent, "payee")
                                + "')"));
        var waiting = travel("link", "id", participation(sent.event())).replaceAll("/n/.*", "/n/x");
        assertEquals(404, post(waiting, told).statusCode(), "no link, no account");
        var list = theBankIsToldTheAccount(sent.event());
        told.put("payeeNumber", "BE71 0961 2345 6769");
        assertEquals(303, post(link, told).statusCode());
        var changed =
                Visitor.program("finance-officer")
                        .get("/api/v1/payment-lists/" + list + "/bank/csv");
        assertEquals(409, changed.statusCode(), "approved to go elsewhere");
        assertTrue(changed.body().contains("PaymentAccountChanged"), changed.body());
        assertFalse(changed.body().contains("6769"), changed.body());
    }

    /** A list that was sent is opened with its accounts by finance alone, and kept without them. */
    private static UUID theBankIsToldTheAccount(Object event) throws Exception {
        var list = UUID.randomUUID();
        rows(
                """
                with who as (select id from muster.person where email = 'payee@customs.example' order by created_at desc limit 1),
                scheme as (insert into muster.allowance_scheme values (gen_random_uuid(), '%1$s', 'PER_DAY', 1, 'EUR', 100)
                    returning id),
                house as (insert into muster.bank_account values (gen_random_uuid(), 0, 'House', upper('%3$s'), 'EUR', true,
                    'test', now()) returning id),
                claim as (insert into muster.claim (id, version, claim_no, event_id, person_id, scheme_id, days_claimed,
                        currency, amount_minor, payable_minor, state, claimed_on, entered_by, entered_at)
                    select gen_random_uuid(), 0, '%3$s', '%1$s', who.id, scheme.id, 1, 'EUR', 100, 100, 'APPROVED',
                           current_date, 'test', now() from who, scheme returning id),
                list as (insert into muster.payment_list (id, version, list_no, kind, account_id, currency, state, prepared_by,
                        prepared_at, approved_by, sent_by, sent_at)
                    select '%2$s', 0, '%3$s', 'BANK', id, 'EUR', 'SENT', 'test', now(), 'second', 'test', now() from house
                    returning id)
                insert into muster.payment (id, version, list_id, position, kind, document_id, reference, payee, currency,
                    amount_minor, end_to_end_id, state, account_told)
                select gen_random_uuid(), 0, list.id, 1, 'CLAIM', claim.id, '=1+1', 'Somebody', 'EUR', 100, '%3$s-1', 'LISTED',
                       who.id || '/0'
                  from list, claim, who returning id"""
                        .formatted(event, list, list.toString().substring(0, 13)));
        var file = "/api/v1/payment-lists/" + list + "/bank/csv";
        assertEquals(403, Visitor.program("controller").get(file).statusCode());
        var opened = Visitor.program("finance-officer").get(file);
        assertEquals(200, opened.statusCode(), opened.body());
        assertTrue(
                opened.body().contains("'=1+1,EUR,1.00,Payee Holder,BE68539007547034,,,EUR"),
                opened.body());
        assertTrue(opened.headers().allValues("Cache-Control").toString().contains("no-store"));
        assertEquals(
                List.of("1 0"),
                rows(
                        "select (select count(*) from muster.audit_entry where act = 'payment accounts opened'"
                                + " and subject_id = '%1$s' and detail not like '%%7034%%') || ' ' || count(*)"
                                        .formatted(list)
                                + " from muster.payment_file where list_id = '"
                                + list
                                + "'"));
        return list;
    }

    @Test
    void whoAsksAgainAndAgainIsAskedToWaitAndNobodyElseIs() throws Exception {
        var asked = 0;
        var answer = "";
        while (!answer.startsWith("HTTP/1.1 429") && asked++ < 4000) {
            answer = asked("127.0.0.77", "/muster/c/none?lang=fr");
        }
        assertTrue(answer.startsWith("HTTP/1.1 429"), answer);
        assertTrue(asked > 2000, "as many as are let through at once: " + asked);
        assertTrue(answer.contains("Retry-After: 1"), answer);
        assertTrue(answer.contains("Veuillez patienter"), answer);
        assertTrue(asked("127.0.0.78", "/muster/c/none").startsWith("HTTP/1.1 404"));
    }

    /** The answer to one request from an address of this machine. */
    private static String asked(String from, String path) throws Exception {
        var url = java.net.URI.create(Installed.url());
        try (var socket =
                new java.net.Socket(
                        url.getHost(), url.getPort(), java.net.InetAddress.getByName(from), 0)) {
            socket.getOutputStream()
                    .write(
                            ("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                                    .getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void travelFactsCloseAndWhatNobodyNeedsIsEmptied() throws Exception {
        var sent = send();
        assertEquals(303, post(sent, nominate(version(sent), "closing", "leaving")).statusCode());
        var link = confirmed(sent, "closing");
        var leaving = confirmed(sent, "leaving");
        var facts = new LinkedHashMap<>(told(sent));
        facts.put("diet", "No pork");
        facts.put("emergencyContact", "Bea, +679 123456");
        assertEquals(303, post(link, travel(get(link).body(), facts)).statusCode());
        assertEquals(303, post(leaving, travel(get(leaving).body(), facts)).statusCode());
        assertEquals(2, diets(sent));
        var withdraw = form(version(sent), "withdraw");
        withdraw.put("nomination", nomination(sent, "leaving"));
        assertEquals("set", driver("deadline", "id", sent.campaign(), "in", "-60", "revised", "1"));
        assertEquals(303, post(sent, withdraw).statusCode());
        assertEquals(1, diets(sent), "whoever does not come needs no meal");
        assertTrue(get(leaving).body().contains(">withdrawn</bdi>"));

        var yesterday = rows("select current_date - 1").get(0);
        assertEquals("set", travel("until", "id", sent.event(), "day", yesterday));
        var closed = get(link).body();
        assertFalse(closed.contains("value=\"tell\""), closed);
        assertTrue(closed.contains("TG 920"), "it is still shown");
        facts.put("diet", "Vegan");
        assertEquals(409, post(link, travel("", facts)).statusCode());

        execute(
                "update muster.capacity_event set starts_on = current_date - 9, ends_on = current_date - 7 where id = '"
                        + sent.event()
                        + "'");
        assertTrue(Integer.parseInt(travel("forget")) >= 1);
        assertEquals(0, diets(sent));
        assertTrue(get(link).body().contains("TG 920"), "the journey stays");
    }

    @Test
    void theRoomingListHasTypedCellsAndCountsItsRows() throws Exception {
        var sent = send();
        assertEquals(303, post(sent, nominate(version(sent), "=2+3", "silent")).statusCode());
        var link = confirmed(sent, "=2+3");
        confirmed(sent, "silent");
        assertEquals(303, post(link, travel(get(link).body(), told(sent))).statusCode());
        assertEquals("silent? =2+3", travel("list", "id", sent.event(), "show", "ALL"));
        var parts = unzipped(travelFile("rooms", "id", sent.event()));
        var arrivals = parts.get("xl/worksheets/sheet1.xml");
        var rooms = parts.get("xl/worksheets/sheet2.xml");
        assertFalse(arrivals.contains("<f>") || rooms.contains("<f>"), "no formula");
        assertTrue(parts.get("xl/sharedStrings.xml").contains("=2+3"), "the name as it is");
        assertTrue(parts.get("xl/sharedStrings.xml").contains("Rows: 2"));
        assertTrue(
                arrivals.matches("(?s).*<c r=\"F3\" s=\"\\d+\" t=\"n\"><v>\\d{5}(\\.0)?</v>.*"),
                arrivals);
        assertTrue(rooms.matches("(?s).*<c r=\"I3\"[^>]*><v>4(\\.0)?</v>.*"), rooms);
        assertEquals(
                List.of("2 rows"),
                rows(
                        "select detail from muster.audit_entry where act = 'rooming list exported' and subject_id = '"
                                + sent.event()
                                + "'"));
    }

    private String confirmed(Sent sent, String name) throws Exception {
        execute(
                "insert into muster.event_seats values ('"
                        + sent.event()
                        + "', 0, 5, 5, 5, 10) on conflict do nothing");
        assertEquals("selected", driver("select", "id", nomination(sent, name)));
        assertEquals("confirmed", driver("confirm", "id", nomination(sent, name)));
        return travel(
                "link",
                "id",
                rows("select participation_id from muster.nomination where id = '"
                                + nomination(sent, name)
                                + "'")
                        .get(0));
    }

    private static String participation(String event) throws Exception {
        return rows("select id from muster.participation where event_id = '" + event + "'").get(0);
    }

    private static List<String> audits(String participation) throws Exception {
        return rows(
                "select count(*) from muster.audit_entry where act = 'travel facts told' and subject_id = '"
                        + participation
                        + "'");
    }

    private static List<String> passports(String participation) throws Exception {
        return rows(
                "select passport_number from muster.travel where participation_id = '"
                        + participation
                        + "'");
    }

    private static int diets(Sent sent) throws Exception {
        return Integer.parseInt(
                rows("select count(*) from muster.travel t join muster.participation p on p.id = t.participation_id"
                                + " where t.diet <> '' and t.emergency_contact <> '' and p.event_id = '"
                                + sent.event()
                                + "'")
                        .get(0));
    }

    /** Comes the day before the event and leaves the day after. */
    private static Map<String, String> told(Sent sent) throws Exception {
        var days =
                rows("select (starts_on - 1) || ' ' || (ends_on + 1) from muster.capacity_event where id = '"
                                + sent.event()
                                + "'")
                        .get(0)
                        .split(" ");
        var facts = new LinkedHashMap<String, String>();
        facts.put("arrivesOn", days[0]);
        facts.put("arrivesAt", "14:30");
        facts.put("arrivalFlight", "TG 920");
        facts.put("departsOn", days[1]);
        facts.put("ticket", "ORGANISATION");
        facts.put("lodging", "SINGLE");
        facts.put("hotel", "Riverside");
        facts.put("visaLetter", "NO");
        return facts;
    }

    private static Map<String, String> travel(String page, Map<String, String> facts) {
        var version = page.contains("name=\"version\"") ? version(page) : "0";
        var form = form(version, "tell");
        form.putAll(facts);
        return form;
    }

    private static Map<String, String> form(String version, String action) {
        var form = new LinkedHashMap<String, String>();
        form.put("action", action);
        form.put("version", version);
        return form;
    }

    private static String[] names(int many) {
        var names = new String[many];
        for (var at = 0; at < many; at++) {
            names[at] = "some-" + at;
        }
        return names;
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceAll("^https?://[^/]+", "");
    }

    private static List<HttpResponse<String>> together(List<Callable<HttpResponse<String>>> acts)
            throws Exception {
        var pool = Executors.newFixedThreadPool(acts.size());
        try {
            var told = new ArrayList<HttpResponse<String>>();
            for (var each : pool.invokeAll(acts)) {
                told.add(each.get());
            }
            return told;
        } finally {
            pool.shutdownNow();
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static int raw(String link, String type, String body) throws Exception {
        return HTTP.send(
                        HttpRequest.newBuilder(URI.create(link))
                                .header("Content-Type", type)
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private static String travel(String act, String... parameters) throws Exception {
        return new String(travelFile(act, parameters), StandardCharsets.UTF_8);
    }

    private static byte[] travelFile(String act, String... parameters) throws Exception {
        var body = new StringBuilder("do=" + act);
        for (var at = 0; at < parameters.length; at += 2) {
            body.append('&').append(parameters[at]).append('=').append(parameters[at + 1]);
        }
        return HTTP.send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                Installed.url()
                                                        .replace(
                                                                "/muster",
                                                                "/RecipientPagesTest/travel")))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    private static Map<String, String> unzipped(byte[] file) throws Exception {
        var parts = new LinkedHashMap<String, String>();
        var kept = Files.createTempFile("rooms", ".xlsx");
        Files.write(kept, file);
        try (var zip = new ZipFile(kept.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                var content = zip.getInputStream(entry).readAllBytes();
                parts.put(entry.getName(), new String(content, StandardCharsets.UTF_8));
            }
        } finally {
            Files.delete(kept);
        }
        return parts;
    }
}
