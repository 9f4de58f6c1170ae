package org.muster.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

    private static final int SHORTEST = 3;
    private static final String GONE = "…";

    @PersistenceContext private EntityManager entities;

    private record Column(String table, String name) {}

    /** What to look for: whole names before family names alone, as a pattern; or nothing. */
    String pattern(List<UUID> people) {
        var words = new ArrayList<String>();
        var query =
                entities.createNativeQuery(
                                """
                                select n.family_name, n.given_name, n.native_name, coalesce(n.email, ''), n.phone,
                                       coalesce(t.passport_number, ''), coalesce(t.emergency_contact, '')
                                  from muster.person n left join muster.participation p on p.person_id = n.id
                                  left join muster.travel t on t.participation_id = p.id where n.id in (:people)""")
                        .setParameter("people", people);
        Rows.of(query, row -> words.addAll(words(row)));
        return words.stream()
                .distinct()
                .filter(word -> word.length() >= SHORTEST)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Names::escaped)
                .collect(Collectors.joining("|"));
    }

    private static List<String> words(Rows row) {
        var family = row.text();
        var given = row.text();
        var both = !family.isEmpty() && !given.isEmpty();
        var words = new ArrayList<String>();
        if (both) {
            words.addAll(
                    List.of(given + " " + family, family + ", " + given, family + " " + given));
        }
        words.add(family);
        for (var each = 0; each < 5; each++) {
            words.add(row.text());
        }
        return words;
    }

    /** A word of plain letters stands alone; others, as those of Chinese, have no such ends. */
    private static String escaped(String word) {
        var quoted = word.replaceAll("([\\\\.^$|?*+()\\[\\]{}])", "\\\\$1");
        return Pattern.matches("[\\p{Alnum}].*[\\p{Alnum}]", word)
                ? "\\y" + quoted + "\\y"
                : quoted;
    }

    /** How many texts name one of them. */
    long count(String pattern) {
        return pattern.isEmpty()
                ? 0
                : texts().stream().mapToLong(column -> count(column, pattern)).sum();
    }

    private long count(Column column, String pattern) {
        return Rows.of(
                        entities.createNativeQuery(
                                        "select count(*) from muster.%s t where t.%s ~* :pattern"
                                                .formatted(column.table(), column.name()))
                                .setParameter("pattern", pattern),
                        Rows::number)
                .get(0);
    }

    /** Takes the names out, and returns of how many texts. */
    long remove(String pattern) {
        var removed = 0L;
        for (var column : pattern.isEmpty() ? List.<Column>of() : texts()) {
            removed +=
                    entities.createNativeQuery(
                                    "update muster.%1$s t set %2$s = regexp_replace(t.%2$s, :pattern, :gone, 'gi') where t.%2$s ~* :pattern"
                                            .formatted(column.table(), column.name()))
                            .setParameter("pattern", pattern)
                            .setParameter("gone", GONE)
                            .executeUpdate();
        }
        return removed;
    }

    private List<Column> texts() {
        var query =
                entities.createNativeQuery(
                        """
                        select c.table_name, c.column_name from information_schema.columns c
                          join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
                         where c.table_schema = 'muster' and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER'
                           and (c.data_type = 'text' or c.data_type = 'character varying' and c.character_maximum_length >= 100)
                         order by 1, 2""");
        return Rows.of(query, row -> new Column(row.text(), row.text())).stream()
                .filter(column -> !ASIDE.contains(column.table()))
                .toList();
    }
}
