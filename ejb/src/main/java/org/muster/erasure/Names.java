package org.muster.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.muster.member.PersonId;
import org.muster.payee.PayeeBook;
import org.muster.shared.Rows;

/**
 * Names and addresses in texts that anybody may have written them into: reasons, notes, remittance
 * lines, what a mail server answered. Every longer text of the schema is looked through, so that a
 * table made later is too; only the name goes, the rest of the sentence stays.
 */
@ApplicationScoped
class Names {
    /** Tables whose texts name no participant, and what a statement froze. */
    private static final Set<String> ASIDE =
            Set.of(
                    "account",
                    "daily_rate",
                    "donor",
                    "donor_alias",
                    "donor_statement",
                    "donor_statement_line",
                    "donor_statement_rendering",
                    "entitlement",
                    "flyway_schema_history",
                    "letter_pace",
                    "letter_template",
                    "member",
                    "member_classification",
                    "member_name",
                    "organisation",
                    "payee_account",
                    "person",
                    "reference_data",
                    "regional_entity",
                    "regional_entity_milestone",
                    "regional_entity_seat",
                    "regional_entity_status");

    /**
     * Places, keys and forms are no texts; what has to differ in its table goes on differing. Asked
     * of PostgreSQL's own catalogue, whose standard views take a hundred times as long.
     */
    private static final String TEXTS =
            """
            select cast(t.relname as text), cast(a.attname as text), a.attname in (
                       select u.attname from pg_index i join pg_class k on k.oid = i.indrelid
                         join pg_attribute u on u.attrelid = k.oid and u.attnum = any (i.indkey)
                        where k.relnamespace = cast('muster' as regnamespace) and i.indisunique)
              from pg_class t join pg_attribute a on a.attrelid = t.oid
             where t.relnamespace = cast('muster' as regnamespace) and t.relkind in ('r', 'p')
               and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
               and (a.atttypid = cast('text' as regtype)
                   or a.atttypid = cast('varchar' as regtype) and a.atttypmod - 4 >= 100
                   or a.attname = 'counterparty_account')
               and a.attname not in ('city', 'mapping', 'meanings', 'media_type', 'message_id', 'node', 'venue')
               and not exists (
                   select 1 from pg_constraint x
                    where x.conrelid = t.oid and x.contype in ('p', 'f') and a.attnum = any (x.conkey))
             order by 1, 2""";

    private static final int AT_ONCE = 1_000;

    @PersistenceContext private EntityManager entities;
    @Inject private PayeeBook accounts;
    @Inject private OrdinaryWords ordinary;

    private record Column(String table, String name, boolean differs) {}

    /** By what these persons are known. */
    Words of(List<UUID> people) {
        var words = new Words();
        var query =
                entities.createNativeQuery(
                                """
                                select n.id, n.family_name, n.given_name, n.native_name, coalesce(n.email, ''), n.phone,
                                       coalesce(t.passport_number, ''), coalesce(t.emergency_contact, '')
                                  from muster.person n left join muster.participation p on p.person_id = n.id
                                  left join muster.travel t on t.participation_id = p.id where n.id in (:people)""")
                        .setParameter("people", people);
        Rows.of(
                query,
                row -> {
                    account(row.uuid(), words);
                    words.name(row.text(), row.text(), row.text());
                    words.sign(row.text());
                    words.sign(row.text());
                    words.sign(row.text());
                    words.saying(row.text());
                    return words;
                });
        var alone = words.alone();
        if (!alone.isEmpty()) {
            words.leave(ordinary.borne(alone, people), ordinary.said());
        }
        return words;
    }

    private void account(UUID person, Words words) {
        try {
            accounts.of(new PersonId(person))
                    .ifPresent(
                            told -> {
                                words.sign(told.account().number());
                                words.saying(told.account().holder());
                            });
        } catch (IllegalStateException keyIsLost) {
            return; // nobody can read it any more
        }
    }

    /** How many texts name one of them. */
    long count(Words words) {
        return words.isEmpty()
                ? 0
                : texts().stream().mapToLong(column -> naming(column, words).size()).sum();
    }

    /** Takes the names out, and returns of how many texts. */
    long remove(Words words) {
        var removed = 0L;
        var instead = new HashMap<String, String>();
        for (var column : words.isEmpty() ? List.<Column>of() : texts()) {
            for (var naming : naming(column, words).entrySet()) {
                replace(
                        column,
                        naming.getKey(),
                        without(column, naming.getValue(), words, instead));
                removed++;
            }
        }
        return removed;
    }

    /** What has to differ does so by a sign that nobody can trace back, the same for the same. */
    private static String without(
            Column column, String text, Words words, Map<String, String> instead) {
        var left = words.takenOutOf(text);
        return column.differs()
                ? instead.computeIfAbsent(
                        text, each -> left + UUID.randomUUID().toString().substring(0, 8))
                : left;
    }

    private void replace(Column column, String at, String text) {
        var replaced =
                entities.createNativeQuery(
                                "update muster.%s t set %s = :text where t.ctid = cast(:at as tid)"
                                        .formatted(column.table(), column.name()))
                        .setParameter("text", text)
                        .setParameter("at", at)
                        .executeUpdate();
        if (replaced == 0) {
            throw new OptimisticLockException("A text was changed meanwhile");
        }
    }

    /** Where in the table a row's text names one of them, and the text. */
    private Map<String, String> naming(Column column, Words words) {
        var naming = new HashMap<String, String>();
        try (Stream<?> rows =
                entities.createNativeQuery(
                                "select cast(t.ctid as text), t.%1$s from muster.%2$s t where t.%1$s <> ''"
                                        .formatted(column.name(), column.table()))
                        .setHint("org.hibernate.fetchSize", AT_ONCE)
                        .getResultStream()) {
            rows.forEach(
                    row -> {
                        var columns = (Object[]) row;
                        var text = columns[1].toString();
                        if (words.areSaidIn(text)) {
                            naming.put(columns[0].toString(), text);
                        }
                    });
        }
        return naming;
    }

    private List<Column> texts() {
        return Rows.of(
                        entities.createNativeQuery(TEXTS),
                        row -> new Column(row.text(), row.text(), row.flag()))
                .stream()
                .filter(column -> !ASIDE.contains(column.table()))
                .toList();
    }
}
