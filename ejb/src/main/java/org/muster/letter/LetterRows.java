package org.muster.letter;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hibernate.exception.GenericJDBCException;
import org.muster.shared.Correlation;
import org.muster.shared.Language;

/**
 * The rows behind the outbox. Letters are saved many at a time, and locked in the order of their
 * ids wherever somebody waits for them.
 */
final class LetterRows implements Outbox.Opened {
    private static final Logger LOG = Logger.getLogger(LetterRows.class.getName());

    private static final String SLICE =
            "select id, mailing_id, purpose, generation, lease_until, announced_at, paused, done from muster.letter_slice s ";
    private static final String LETTER =
            """
            select l.id, l.delivery, l.generation, l.attempts, l.times_uncertain, l.possibly_twice, l.next_attempt_at,
                   l.sent_at, l.delivery_detail, l.withheld
              from muster.letter l
            """;
    private static final String DUE =
            """
            (l.next_attempt_at is null or l.next_attempt_at <= ?)
            and (l.delivery = 'QUEUED' or l.delivery = 'UNCERTAIN' and l.times_uncertain <= ?)
            and l.withheld is null
            """;

    private final Connection connection;
    private final String node;

    LetterRows(Connection connection, String node) {
        this.connection = connection;
        this.node = node;
    }

    @Override
    public Instant now() {
        return query("select clock_timestamp()", row -> instant(row, 1)).get(0);
    }

    @Override
    public Optional<Slice> slice(UUID id) {
        return query(SLICE + "where id = ? for update", LetterRows::slice, id).stream().findFirst();
    }

    @Override
    public Optional<Slice> sliceUnlessLocked(UUID id) {
        return query(SLICE + "where id = ? for update skip locked", LetterRows::slice, id).stream()
                .findFirst();
    }

    /** Which press of a button the slice came from; empty where none is known. */
    String correlation(UUID slice) {
        return query(
                        "select correlation from muster.letter_slice where id = ?",
                        row -> row.getString(1),
                        slice)
                .stream()
                .findFirst()
                .orElse("");
    }

    /** These letters and their slices come from another press of a button now. */
    void correlate(Collection<LetterId> letters, String correlation) {
        if (correlation.isEmpty() || letters.isEmpty()) {
            return;
        }
        var ids = letters.stream().map(LetterId::value).toArray(UUID[]::new);
        update(
                "update muster.letter set correlation = ? where id = any (?::uuid[])",
                correlation,
                ids);
        update(
                "update muster.letter_slice set correlation = ? where id in (select slice_id from muster.letter where id = any (?::uuid[]))",
                correlation,
                ids);
    }

    @Override
    public List<Slice> lapsed(Instant now) {
        return query(
                SLICE + "where not done and lease_until < ? for update skip locked",
                LetterRows::slice,
                now);
    }

    @Override
    public List<Slice> unannounced(Instant now, Instant before, Terms terms) {
        return query(
                SLICE
                        + """
                        where not done and not paused and lease_until is null and (announced_at is null or announced_at < ?)
                          and exists (select 1 from muster.letter l where l.slice_id = s.id and """
                        + " "
                        + DUE
                        + ") order by slice_no limit 100 for update of s skip locked",
                LetterRows::slice,
                before,
                now,
                terms.timesAgain());
    }

    @Override
    public void save(Slice slice) {
        update(
                """
                update muster.letter_slice set generation = ?, lease_until = ?, announced_at = ?, done = ?,
                       claimed_by = case when generation < ? and cast(? as timestamptz) is not null then ? else claimed_by end
                 where id = ?""",
                slice.generation(),
                slice.leaseUntil(),
                slice.announcedAt(),
                slice.done(),
                slice.generation(),
                slice.leaseUntil(),
                node,
                slice.id());
    }

    /** Opens a slice for letters of one mailing and purpose. */
    void open(UUID slice, UUID mailing, LetterPurpose purpose) {
        update(
                "insert into muster.letter_slice (id, mailing_id, purpose, correlation) values (?, ?, ?, ?)",
                slice,
                mailing,
                purpose.name(),
                Correlation.current());
    }

    @Override
    public List<Delivery> inFlight(UUID slice) {
        return query(
                LETTER
                        + "where l.slice_id = ? and l.delivery = 'IN_FLIGHT' order by l.id for update",
                LetterRows::delivery,
                slice);
    }

    // "offset 0" makes the database look up each letter's thread, rather than list all that was
    // ever in flight.
    @Override
    public List<Delivery> due(UUID slice, Instant now, Terms terms) {
        return query(
                LETTER
                        + "where l.slice_id = ? and "
                        + DUE
                        + """
                          and not exists (select 1 from muster.letter other
                               where other.thread_id = l.thread_id and other.delivery = 'IN_FLIGHT' offset 0)
                        order by l.dispatch_no limit ? for update of l skip locked""",
                LetterRows::delivery,
                slice,
                now,
                terms.timesAgain(),
                terms.batch());
    }

    @Override
    public List<Delivery> letters(Collection<LetterId> ids) {
        return query(
                LETTER + "where l.id = any (?::uuid[]) order by l.id for update",
                LetterRows::delivery,
                (Object) ids.stream().map(LetterId::value).toArray(UUID[]::new));
    }

    /** The database looks at how many letters there are, before it looks for some of them. */
    void analyse() {
        update("analyze muster.letter (slice_id, thread_id)");
    }

    /** Locks every slice, before any letter, in the order of all who lock several. */
    void lockSlices() {
        query(
                "select id from muster.letter_slice order by id for update",
                row -> row.getObject(1, UUID.class));
    }

    /** Every letter that waits, or may have gone, in this database. */
    List<Delivery> undecided() {
        return query(
                LETTER + "where l.delivery in ('QUEUED', 'IN_FLIGHT') order by l.id for update",
                LetterRows::delivery);
    }

    // Counted: asked whether there is one, the database would look for it among all letters there
    // are, and in a slice that is done read every one.
    @Override
    public boolean isAnyOpen(UUID slice, Terms terms) {
        return query(
                        """
                        select count(*) > 0 from muster.letter l where l.slice_id = ?
                           and (l.delivery in ('QUEUED', 'IN_FLIGHT') or l.delivery = 'UNCERTAIN' and l.times_uncertain <= ?)""",
                        row -> row.getBoolean(1),
                        slice,
                        terms.timesAgain())
                .get(0);
    }

    @Override
    public void save(Collection<Delivery> deliveries) {
        if (deliveries.isEmpty()) {
            return;
        }
        update(
                """
                update muster.letter l set delivery = n.delivery, generation = n.generation, attempts = n.attempts,
                       times_uncertain = n.doubts, possibly_twice = n.twice, next_attempt_at = n.next, sent_at = n.sent,
                       delivery_detail = n.detail, withheld = n.withheld
                  from unnest(?::uuid[], ?::varchar[], ?::bigint[], ?::integer[], ?::integer[], ?::boolean[], ?::timestamptz[],
                              ?::timestamptz[], ?::varchar[], ?::varchar[])
                       as n (id, delivery, generation, attempts, doubts, twice, next, sent, detail, withheld)
                 where l.id = n.id""",
                of(deliveries, each -> each.id().value()),
                of(deliveries, each -> each.state().name()),
                of(deliveries, Delivery::generation),
                of(deliveries, Delivery::attempts),
                of(deliveries, Delivery::doubts),
                of(deliveries, Delivery::possiblyTwice),
                of(deliveries, each -> text(each.nextAttemptAt())),
                of(deliveries, each -> text(each.sentAt())),
                of(deliveries, Delivery::detail),
                of(deliveries, each -> each.withheld() == null ? null : each.withheld().name()));
    }

    @Override
    public void record(Collection<Outcome> attempts, Instant at) {
        var tried = attempts.stream().filter(Outcome::isAttempt).toList();
        if (tried.isEmpty()) {
            return;
        }
        update(
                """
                insert into muster.letter_attempt (letter_id, at, node, outcome, detail)
                select id, ?, ?, outcome, detail from unnest(?::uuid[], ?::varchar[], ?::varchar[]) as n (id, outcome, detail)""",
                at,
                node,
                of(tried, each -> each.letter().value()),
                of(tried, each -> each.kind().name()),
                of(tried, Outcome::detail));
        LOG.log(Level.INFO, "{0} letters tried", tried.size());
        tried.forEach(
                each ->
                        LOG.log(
                                Level.FINE,
                                "Letter {0}: {1} {2}",
                                new Object[] {each.letter(), each.kind(), each.detail()}));
    }

    @Override
    public List<Parcel> parcels(List<LetterId> ids) {
        return query(
                """
                select l.id, l.about_id, l.purpose, l.occasion, l.message_id, l.language, coalesce(p.email, a.email),
                       coalesce(p.given_name || ' ' || p.family_name, a.full_name), l.addressee_kind,
                       coalesce(p.language, a.language)
                  from muster.letter l left join muster.person p on p.id = l.addressee_id
                  left join muster.account a on a.id = l.account_id
                 where l.id = any (?::uuid[]) order by l.dispatch_no""",
                LetterRows::parcel,
                (Object) ids.stream().map(LetterId::value).toArray(UUID[]::new));
    }

    @Override
    public Pace pace(String domain, int limit) {
        if (limit == 0) {
            return new Pace(0, null);
        }
        update(
                """
                insert into muster.letter_pace (domain, used_until) values (?, '-infinity') on conflict do nothing""",
                domain);
        return new Pace(
                limit,
                query(
                                """
                                select greatest(used_until, timestamptz 'epoch') from muster.letter_pace where domain = ?
                                   for update""",
                                row -> instant(row, 1),
                                domain)
                        .get(0));
    }

    @Override
    public void save(String domain, Pace pace) {
        if (pace.limit() > 0) {
            update(
                    "update muster.letter_pace set used_until = ? where domain = ?",
                    pace.usedUntil(),
                    domain);
        }
    }

    @Override
    public Map<LetterId, String> domains(List<LetterId> ids) {
        var domains = new HashMap<LetterId, String>();
        query(
                        """
                        select l.id, lower(split_part(coalesce(p.email, a.email), '@', 2)) from muster.letter l
                          left join muster.person p on p.id = l.addressee_id
                          left join muster.account a on a.id = l.account_id where l.id = any (?::uuid[])""",
                        row ->
                                Map.entry(
                                        new LetterId(row.getObject(1, UUID.class)),
                                        row.getString(2) == null ? "" : row.getString(2)),
                        (Object) ids.stream().map(LetterId::value).toArray(UUID[]::new))
                .forEach(each -> domains.put(each.getKey(), each.getValue()));
        return domains;
    }

    /**
     * Queues letters in a slice. One that is queued already stays as it is; one that was kept back
     * goes after all, to whom it is addressed now.
     *
     * @return how many were queued
     */
    int queue(UUID slice, UUID mailing, LetterPurpose purpose, List<NewLetter> letters) {
        return update(
                """
                insert into muster.letter as l (id, slice_id, mailing_id, purpose, about_id, occasion, thread_id, language,
                       addressee_id, account_id, addressee_kind, message_id, delivery, queued_at, correlation)
                select n.id, ?, ?, ?, n.about, n.occasion, n.thread, n.language, n.addressee, n.account, n.kind, n.message, 'QUEUED',
                       clock_timestamp(), ?
                  from unnest(?::uuid[], ?::uuid[], ?::integer[], ?::uuid[], ?::varchar[], ?::uuid[], ?::uuid[], ?::varchar[],
                              ?::varchar[])
                       with ordinality as n (id, about, occasion, thread, language, addressee, account, kind, message, place)
                 order by n.place
                on conflict on constraint letter_once do update set delivery = 'QUEUED', withheld = null,
                       slice_id = excluded.slice_id, addressee_id = excluded.addressee_id, account_id = excluded.account_id,
                       addressee_kind = excluded.addressee_kind, language = excluded.language, attempts = 0,
                       next_attempt_at = null, queued_at = clock_timestamp(), correlation = excluded.correlation
                 where l.delivery = 'CANCELLED' and l.withheld is distinct from 'BY_HAND'""",
                slice,
                mailing,
                purpose.name(),
                Correlation.current(),
                of(letters, each -> each.id().value()),
                of(letters, NewLetter::about),
                of(letters, NewLetter::occasion),
                of(letters, NewLetter::thread),
                of(letters, each -> each.language().code()),
                of(letters, each -> each.addressee() == null ? null : each.addressee().value()),
                of(letters, each -> each.account() == null ? null : each.account().value()),
                of(letters, NewLetter::addresseeKind),
                of(letters, NewLetter::messageId));
    }

    /** The letter of this matter and purpose that counts: the one of the latest occasion. */
    Optional<LetterId> latest(UUID about, LetterPurpose purpose) {
        return query(
                        "select id from muster.letter where about_id = ? and purpose = ? order by occasion desc limit 1",
                        row -> new LetterId(row.getObject(1, UUID.class)),
                        about,
                        purpose.name())
                .stream()
                .findFirst();
    }

    List<UUID> alive(UUID mailing, LetterPurpose purpose) {
        return query(
                "select about_id from muster.letter where mailing_id = ? and purpose = ? and (delivery <> 'CANCELLED' or withheld = 'BY_HAND')",
                row -> row.getObject(1, UUID.class),
                mailing,
                purpose.name());
    }

    List<UUID> alive(UUID mailing, LetterPurpose purpose, int occasion) {
        return query(
                "select about_id from muster.letter where mailing_id = ? and purpose = ? and occasion = ? and (delivery <> 'CANCELLED' or withheld = 'BY_HAND')",
                row -> row.getObject(1, UUID.class),
                mailing,
                purpose.name(),
                occasion);
    }

    /** The slices of letters, in one order for everybody who locks them. */
    List<UUID> slicesOf(Collection<LetterId> letters) {
        return query(
                "select distinct slice_id from muster.letter where id = any (?::uuid[]) order by slice_id",
                row -> row.getObject(1, UUID.class),
                (Object) letters.stream().map(LetterId::value).toArray(UUID[]::new));
    }

    UUID sliceOf(LetterId letter) {
        return query(
                        "select slice_id from muster.letter where id = ?",
                        row -> row.getObject(1, UUID.class),
                        letter.value())
                .get(0);
    }

    /** What was reported about it under its former name says nothing about it any more. */
    void rename(LetterId letter, String messageId) {
        update(
                "update muster.incoming_mail set pending = false where letter_id = ? and pending",
                letter.value());
        update("update muster.letter set message_id = ? where id = ?", messageId, letter.value());
    }

    /** Pauses slices or lets them go on; says how many were otherwise before. */
    int pause(UUID mailing, boolean paused) {
        return update(
                "update muster.letter_slice set paused = ? where mailing_id = ? and paused <> ?",
                paused,
                mailing,
                paused);
    }

    List<UUID> openSlices(UUID mailing) {
        return query(
                "select id from muster.letter_slice where mailing_id = ? and not done and not paused order by slice_no",
                row -> row.getObject(1, UUID.class),
                mailing);
    }

    /** Frees every slice; those with letters that may still go are open again. */
    void freeAll(Terms terms) {
        update(
                """
                update muster.letter_slice s set generation = generation + 1, lease_until = null, announced_at = null,
                       done = not exists (select 1 from muster.letter l where l.slice_id = s.id
                           and (l.delivery = 'QUEUED' or l.delivery = 'UNCERTAIN' and l.times_uncertain <= ?))""",
                terms.timesAgain());
    }

    private static Slice slice(ResultSet row) throws SQLException {
        return new Slice(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                LetterPurpose.valueOf(row.getString(3)),
                row.getLong(4),
                instant(row, 5),
                instant(row, 6),
                row.getBoolean(7),
                row.getBoolean(8));
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        var withheld = row.getString(10);
        return new Delivery(
                new LetterId(row.getObject(1, UUID.class)),
                DeliveryState.valueOf(row.getString(2)),
                row.getLong(3),
                row.getInt(4),
                row.getInt(5),
                row.getBoolean(6),
                instant(row, 7),
                instant(row, 8),
                row.getString(9),
                withheld == null ? null : Withheld.valueOf(withheld));
    }

    private static Parcel parcel(ResultSet row) throws SQLException {
        return new Parcel(
                new LetterId(row.getObject(1, UUID.class)),
                row.getObject(2, UUID.class),
                LetterPurpose.valueOf(row.getString(3)),
                row.getInt(4),
                row.getString(5),
                Language.of(row.getString(6)),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                Language.of(row.getString(10)));
    }

    private static <T> Object[] of(Collection<T> rows, Function<T, Object> column) {
        return rows.stream().map(column).toArray();
    }

    private static String text(Instant moment) {
        return moment == null ? null : moment.toString();
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        var stamp = row.getTimestamp(column);
        return stamp == null ? null : stamp.toInstant();
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String sql, Reader<T> reader, Object... values) {
        try (var statement = connection.prepareStatement(sql)) {
            fill(statement, values);
            var found = new ArrayList<T>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
            }
            return found;
        } catch (SQLException failed) {
            throw new GenericJDBCException("Letters cannot be read", failed, sql);
        }
    }

    private int update(String sql, Object... values) {
        try (var statement = connection.prepareStatement(sql)) {
            fill(statement, values);
            return statement.executeUpdate();
        } catch (SQLException failed) {
            throw new GenericJDBCException("Letters cannot be written", failed, sql);
        }
    }

    private void fill(PreparedStatement statement, Object... values) throws SQLException {
        for (var at = 0; at < values.length; at++) {
            var value = values[at];
            if (value instanceof Object[] many) {
                statement.setArray(at + 1, connection.createArrayOf("text", texts(many)));
            } else if (value instanceof Instant moment) {
                statement.setTimestamp(at + 1, Timestamp.from(moment));
            } else {
                statement.setObject(at + 1, value);
            }
        }
    }

    private static String[] texts(Object... many) {
        var texts = new String[many.length];
        for (var at = 0; at < many.length; at++) {
            texts[at] = many[at] == null ? null : many[at].toString();
        }
        return texts;
    }
}
