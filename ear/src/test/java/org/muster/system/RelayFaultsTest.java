package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.run.Await.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.muster.run.ScriptedRelay.Reply;
import org.muster.run.ScriptedRelay.Stage;

/**
 * What mail servers do to letters on bad days, each to another administration of one campaign: the
 * others are written to meanwhile, and every state shown is what happened.
 */
class RelayFaultsTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration AT_LAST = Duration.ofSeconds(120);

    private final Breakable all = Installed.breakable();

    /** What happens to one administration's letter. */
    private record Ill(Stage stage, Reply reply, int times, String state) {}

    @AfterEach
    void recover() {
        all.relay().oblige();
    }

    private static List<Ill> ills() {
        return List.of(
                new Ill(Stage.RECIPIENT, Reply.of("421 4.3.2 Closing"), 2, "SENT"),
                new Ill(Stage.RECIPIENT, Reply.of("450 4.2.1 Mailbox busy"), 3, "SENT"),
                new Ill(Stage.FINAL_DOT, Reply.of("451 4.3.0 Local error"), 1, "SENT"),
                new Ill(Stage.RECIPIENT, Reply.of("452 4.2.2 Mailbox full"), 1, "SENT"),
                new Ill(Stage.RECIPIENT, Reply.of("550 5.1.1 No such mailbox"), 99, "FAILED"),
                new Ill(Stage.FINAL_DOT, Reply.of("552 5.3.4 Too big"), 99, "FAILED"),
                new Ill(Stage.DATA, Reply.of("554 5.7.1 Refused"), 99, "FAILED"),
                new Ill(Stage.RECIPIENT, Reply.SILENCE, 1, "SENT"),
                new Ill(Stage.DATA, Reply.SILENCE, 1, "SENT"),
                new Ill(Stage.FINAL_DOT, Reply.SILENCE, 1, "TWICE"),
                new Ill(Stage.IN_DATA, Reply.RESET, 1, "TWICE"),
                new Ill(Stage.RECIPIENT, Reply.SLOW, 1, "SENT"));
    }

    @Test
    void theOthersAreWrittenToAndEveryStateIsTrue() throws Exception {
        all.relay().clear();
        var ill = new LinkedHashMap<String, Ill>();
        var codes = all.rows("select code from muster.member where left_on is null order by code");
        var ills = ills();
        for (var i = 0; i < ills.size(); i++) {
            ill.put(codes.get(i * 15).toLowerCase(java.util.Locale.ROOT) + ".example", ills.get(i));
        }
        var happened = new ConcurrentHashMap<String, AtomicInteger>();
        all.relay().follow((stage, recipient) -> reply(ill, happened, stage, recipient));
        var campaign = all.send(0, "ILL-" + System.nanoTime());
        await(
                SOON,
                () -> healthy(campaign, ill) == Breakable.MEMBERS - ills.size(),
                "the letters to the healthy");
        await(AT_LAST, () -> all.open(campaign) == 0, "every letter");
        var states = states(campaign);
        ill.forEach((domain, one) -> assertEquals(one.state(), states.get(domain), one.toString()));
        assertEquals(3, all.count(campaign, "delivery = 'FAILED' and delivery_detail like '5%'"));
        assertEquals(Breakable.MEMBERS - 3, all.arrived().size(), "none is lost");
        assertTrue(all.shownAsTwice(campaign).containsAll(all.arrivedTwice()));
    }

    @Test
    void nothingLeavesInClearTextWhereEncryptionWasPromisedAndFails() throws Exception {
        all.relay().clear();
        all.relay().offerTls();
        var campaign = all.send(0, "TLS-" + System.nanoTime());
        await(
                SOON,
                () -> all.count(campaign, "delivery = 'QUEUED' and delivery_detail <> ''") > 0,
                "the relay's word");
        assertEquals(0, all.relay().letters().size());
        all.relay().oblige();
        await(AT_LAST, () -> all.open(campaign) == 0, "every letter");
        assertEquals(Breakable.MEMBERS, all.count(campaign, "delivery = 'SENT'"));
        assertEquals(Breakable.MEMBERS, all.relay().letters().size());
    }

    @Test
    void aSilentOrBrokenRelayIsTriedAgainAndNothingIsInDoubt() throws Exception {
        for (var stage : List.of(Stage.GREETING, Stage.HELLO, Stage.SENDER)) {
            all.relay().clear();
            var silent = new AtomicInteger(Breakable.WORKERS);
            all.relay()
                    .follow(
                            (at, recipient) ->
                                    at == stage && silent.getAndDecrement() > 0
                                            ? Reply.SILENCE
                                            : Reply.USUAL);
            var campaign = all.send(0, "MUTE-" + stage + System.nanoTime() % 1_000_000);
            await(AT_LAST, () -> all.open(campaign) == 0, "every letter");
            assertEquals(Breakable.MEMBERS, all.relay().letters().size(), stage.toString());
            assertEquals(0, all.count(campaign, "times_uncertain > 0"), stage.toString());
        }
    }

    private static Reply reply(
            Map<String, Ill> ill,
            Map<String, AtomicInteger> happened,
            Stage stage,
            String recipient) {
        var domain = recipient == null ? "" : recipient.replaceAll(".*@", "");
        var one = ill.get(domain);
        if (one == null || one.stage() != stage) {
            return Reply.USUAL;
        }
        var times = happened.computeIfAbsent(domain, first -> new AtomicInteger());
        return times.incrementAndGet() <= one.times() ? one.reply() : Reply.USUAL;
    }

    private long healthy(String campaign, Map<String, Ill> ill) throws Exception {
        var sent = states(campaign);
        sent.keySet().removeAll(ill.keySet());
        return sent.values().stream().filter("SENT"::equals).count();
    }

    /** What is shown of each letter, by the domain it goes to. */
    private Map<String, String> states(String campaign) throws Exception {
        var states = new HashMap<String, String>();
        for (var row :
                all.rows(
                        "select split_part(p.email, '@', 2) || ' ' || case when l.possibly_twice then 'TWICE' else l.delivery end"
                                + " from muster.letter l join muster.person p on p.id = l.addressee_id where l.mailing_id = '"
                                + campaign
                                + "'")) {
            states.put(row.split(" ")[0], row.split(" ")[1]);
        }
        return states;
    }
}
