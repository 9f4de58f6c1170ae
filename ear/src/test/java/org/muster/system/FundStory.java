package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.muster.run.Await.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muster.shared.Told;

/**
 * A sequence of a fund's documents with every job in the middle of it, told once: the play of a
 * seed, three agreements beside it, an event whose sheet is taken over and whose claims are
 * reconciled, and two that are recorded already and reconciled together. Each story has a year of
 * its own, before those told earlier, so that its statements are of its own agreements.
 */
final class FundStory {
    private static final int ACTS = 20;
    private static final int BESIDE = 3;
    private static final int RECORDED = 2;
    private static final String DONE = "select items_done || ' of ' || items_total";

    enum Job {
        ATTENDANCE_IMPORT("attendance-import", "event-officer", "facilitator", "itemCount=10"),
        RECONCILE_ATTENDANCE("reconcile-attendance", "operator", "finance-officer", "itemCount=10"),
        /** All events in reach, one in each part, in chunks of the same size. */
        RECONCILE_ALL("reconcile-attendance", "", "finance-officer", "itemCount=14", "parts=2"),
        DONOR_STATEMENTS("donor-statements", "finance-officer", "controller", "parts=2"),
        LEDGER_BALANCES("ledger-balances", "finance-officer", "controller");

        final String second;
        private final String job;
        private final String starter;
        private final List<String> parameters;

        Job(String job, String starter, String second, String... parameters) {
            this.job = job;
            this.starter = starter;
            this.second = second;
            this.parameters = List.of(parameters);
        }

        /** As the run table calls it. */
        @Override
        public String toString() {
            return job;
        }
    }

    /** How jobs that run at the same time are brought to their ends. */
    interface Course {
        void take(FundStory story, List<Job> jobs) throws Exception;
    }

    private final FundServer server;
    private final long seed;
    private final int year;
    private final FundPlay play;
    private final List<String> agreements = new ArrayList<>();
    private final UUID event;
    private final List<Gathering> gatherings = new ArrayList<>();
    private final String sheet;

    /** Who reaches the recorded events and no others. */
    private final String officer;

    FundStory(FundServer server, long seed, int year) throws Exception {
        this.server = server;
        this.seed = seed;
        this.year = year;
        play = new FundPlay(seed, year, server);
        agreements.add(play.id);
        for (var at = 1; at <= BESIDE; at++) {
            var id = server.made("open", year, "1000.00", 0);
            server.made("receive", id, at * 1_111, year + "-03-01");
            agreements.add(id);
        }
        try (var connection = server.connect()) {
            officer = recorded(connection);
            var story = new BangkokStory(connection);
            story.claimByRows();
            event = story.gathering.event;
            gatherings.add(story.gathering);
            agreements.add(story.contribution.toString());
            sheet = server.made("sheet", event, story.sheet());
        }
    }

    private String recorded(Connection connection) throws SQLException {
        var login = "officer-" + UUID.randomUUID();
        for (var at = 0; at < RECORDED; at++) {
            var story = new BangkokStory(connection);
            story.tellByRows();
            gatherings.add(story.gathering);
            agreements.add(story.contribution.toString());
        }
        gatherings.get(0).account(login, "finance-officer", gatherings);
        return login;
    }

    /** Plays it to its end, each job on its course; all that is to be the same afterwards. */
    List<String> told(Course course) throws Exception {
        for (var some : together()) {
            play.go(ACTS);
            course.take(this, some);
        }
        play.go(ACTS);
        play.accounted();
        awaitEnd(start(Job.LEDGER_BALANCES));
        return account();
    }

    /** Some at a time, by seed; nothing is reconciled before it is known who was there. */
    private List<List<Job>> together() {
        var beside = new ArrayList<>(List.of(Job.DONOR_STATEMENTS, Job.LEDGER_BALANCES));
        Collections.shuffle(beside, new Random(seed));
        return List.of(
                List.of(Job.ATTENDANCE_IMPORT, Job.RECONCILE_ALL, beside.get(0)),
                List.of(Job.RECONCILE_ATTENDANCE, beside.get(1)));
    }

    // --- runs

    String start(Job job) throws Exception {
        var words = new ArrayList<Object>(List.of("start", job, subject(job), starter(job)));
        words.addAll(job.parameters);
        return server.made(words.toArray());
    }

    String starter(Job job) {
        return job == Job.RECONCILE_ALL ? officer : job.starter;
    }

    String subject(Job job) {
        return switch (job) {
            case ATTENDANCE_IMPORT -> sheet;
            case RECONCILE_ATTENDANCE -> event.toString();
            case RECONCILE_ALL -> "all";
            case DONOR_STATEMENTS -> year + "-01-01/" + year + "-12-31";
            case LEDGER_BALANCES -> "ledger";
        };
    }

    /** Waits until the run is over; as what, it has to be. */
    void awaitEnd(String run) throws Exception {
        await(() -> !state(run).matches("STARTING|RUNNING"), "the run to end");
        assertEquals("COMPLETED", state(run), outcome(run));
    }

    String state(String run) throws Exception {
        return server.text("select state from muster.job_run where id = '" + run + "'");
    }

    long itemsDone(String run) throws Exception {
        return server.number("select items_done from muster.job_run where id = '" + run + "'");
    }

    String outcome(String run) throws Exception {
        return server.text("select outcome from muster.job_run where id = '" + run + "'");
    }

    /**
     * What a person sees of a run that is over. A statement told before is found unchanged by the
     * run that goes on; the ledger is counted as it is meanwhile, and what is told is that count.
     */
    String seen(Job job, String run) throws Exception {
        var outcome = Told.read(outcome(run));
        var told = outcome.arguments();
        var done = server.text(DONE + " from muster.job_run where id = '" + run + "'");
        return switch (job) {
            case ATTENDANCE_IMPORT, RECONCILE_ATTENDANCE, RECONCILE_ALL -> done + " " + outcome;
            case DONOR_STATEMENTS -> done + " " + outcome.key() + " " + sum(told);
            case LEDGER_BALANCES -> outcome.key() + " " + isCounted(run, told);
        };
    }

    private static long sum(List<String> numbers) {
        return numbers.stream().mapToLong(Long::parseLong).sum();
    }

    private boolean isCounted(String run, List<String> told) throws Exception {
        var counted =
                """
                select balances || ' ' || lines || ' ' || (balances = items_done and balances = items_total)
                  from muster.balance_check join muster.job_run on id = job_run_id where id = '%s'"""
                        .formatted(run);
        return server.texts(counted).contains(String.join(" ", told) + " true");
    }

    /** What is settled of the claims, and when. */
    List<String> settled() throws Exception {
        return server.texts(
                """
                select event_id || ' ' || item_no || '@' || processed_at from muster.reconciliation_fact f
                  join muster.reconciliation_run r on r.id = f.run_id
                 where r.event_id in (%s) and processed_at is not null order by event_id, item_no"""
                        .formatted(events()));
    }

    // --- what came of it

    /** Everything of this story that rows tell, without ids, codes, years and times. */
    private List<String> account() throws Exception {
        var statement = server.made("statement", agreements.get(agreements.size() - 1), 2012);
        return Stream.of(
                        List.of("fund of the event: " + statement),
                        lines(),
                        promises(),
                        statements(),
                        attendance(),
                        claims())
                .flatMap(List::stream)
                .map(this::withoutNames)
                .sorted()
                .toList();
    }

    private List<String> lines() throws Exception {
        return server.texts(
                """
                select concat_ws(' ', count(*), 'x', e.source_kind, to_char(e.posted_on, 'YYYY-MM-DD'), l.contribution_id,
                        l.event_id, l.account, l.category, l.currency, l.amount_minor, l.functional_minor)
                  from muster.journal_line l join muster.journal_entry e on e.id = l.entry_id
                 where l.contribution_id in (%s)
                 group by e.source_kind, e.posted_on, l.contribution_id, l.event_id, l.account, l.category, l.currency,
                        l.amount_minor, l.functional_minor"""
                        .formatted(ids()));
    }

    private List<String> promises() throws Exception {
        return server.texts(
                """
                select concat_ws(' ', count(*), 'x promised', a.contribution_id, a.event_id, c.category, c.original_minor,
                        c.posted_minor, c.released_minor, c.state)
                  from muster.commitment c join muster.allocation a on a.id = c.allocation_id
                 where a.contribution_id in (%s)
                 group by a.contribution_id, a.event_id, c.category, c.original_minor, c.posted_minor, c.released_minor,
                        c.state"""
                        .formatted(ids()));
    }

    /** Each version with all it froze, but for its lines, which are told above. */
    private List<String> statements() throws Exception {
        return server.texts(
                """
                select concat_ws(' ', 'statement', contribution_id, statement_version, state, figures::jsonb - 'lines',
                        (select count(*) from muster.donor_statement_line l where l.statement_id = s.id), 'lines',
                        (select count(*) from muster.donor_statement_rendering r where r.statement_id = s.id), 'files')
                  from muster.donor_statement s where contribution_id in (%s)"""
                        .formatted(ids()));
    }

    private List<String> attendance() throws Exception {
        return server.texts(
                """
                select concat_ws(' ', event_id, 'sheet', state, lines_done, lines_good, lines_bad)
                  from muster.attendance_sheet where event_id in (%1$s)
                union all
                select concat_ws(' ', count(*), 'x there', event_id, on_day, half, present, source)
                  from muster.presence where event_id in (%1$s) group by event_id, on_day, half, present, source
                union all
                select concat_ws(' ', count(*), 'x', subject_id, act) from muster.audit_entry
                 where subject_kind = 'event' and subject_id in (%1$s) group by subject_id, act"""
                        .formatted(events()));
    }

    private List<String> claims() throws Exception {
        return server.texts(
                """
                select concat_ws(' ', count(*), 'x claimed', event_id, state, amount_minor, payable_minor, refused_minor)
                  from muster.claim where event_id in (%1$s) group by event_id, state, amount_minor, payable_minor, refused_minor
                union all
                select concat_ws(' ', count(*), 'x exception', event_id, class, state, at_risk_minor)
                  from muster.exception_case where event_id in (%1$s) group by event_id, class, state, at_risk_minor
                union all
                select concat_ws(' ', 'reconciled', event_id, ended_at is not null, items, opened, posted_minor, set_aside)
                  from muster.reconciliation_run where event_id in (%1$s)
                union all
                select concat_ws(' ', count(*), 'items,', count(processed_at), 'settled', r.event_id)
                  from muster.reconciliation_fact f join muster.reconciliation_run r on r.id = f.run_id
                 where r.event_id in (%1$s) group by r.event_id"""
                        .formatted(events()));
    }

    private String events() {
        return gatherings.stream()
                .map(gathering -> "'" + gathering.event + "'")
                .collect(Collectors.joining(", "));
    }

    private String ids() {
        return "'" + String.join("', '", agreements) + "'";
    }

    private String withoutNames(String text) {
        var told = text;
        for (var at = 0; at < gatherings.size(); at++) {
            var gathering = gatherings.get(at);
            told = told.replace(gathering.event.toString(), "gathering " + at);
            told = told.replace(gathering.code, "code " + at);
        }
        for (var at = 0; at < agreements.size(); at++) {
            told = told.replace(agreements.get(at), "agreement " + at);
        }
        for (var at = 0; at < play.events.size(); at++) {
            told = told.replace(play.events.get(at), "event " + at);
        }
        return told.replaceAll("(AG|EV)-[0-9a-f]{8}", "$1")
                .replaceAll("(Donor|Fund) [0-9a-f]{8}", "$1")
                .replaceAll("\\b(" + year + "|" + (year + 1) + ")-", "YEAR-");
    }
}
