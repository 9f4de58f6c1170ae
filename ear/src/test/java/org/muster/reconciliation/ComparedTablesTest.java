package org.muster.reconciliation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.muster.system.Installed;

/**
 * A run passes over events that nothing was told of: whatever table the comparison reads has to
 * tell of its changes, or a change would not be seen.
 */
class ComparedTablesTest {
    private static final Pattern TABLE = Pattern.compile("\"Relation Name\": \"(\\w+)\"");
    private static final String ALWAYS = "INSERT UPDATE DELETE";

    /** Those that are not told of by every change, and why that is enough. */
    private static final Map<String, String> OTHERS =
            Map.of(
                    "reconciliation_run", "", // the comparison's own
                    "reconciliation_fact", "",
                    "reconciliation_finding", "",
                    "attends_as", "", // follows persons, seats and claims, which tell
                    "journal_entry", "", // said by its lines, which come with it and for good
                    "person", "UPDATE"); // who is new was nowhere, who goes leaves no rows behind

    @Test
    void whateverTheComparisonReadsTellsOfItsChanges() throws SQLException {
        var telling = telling();
        var silent = new ArrayList<String>();
        for (var table : read()) {
            var wanted = OTHERS.getOrDefault(table, ALWAYS);
            if (!telling.getOrDefault(table, "").equals(wanted)) {
                silent.add(table + " tells of " + telling.getOrDefault(table, "nothing"));
            }
        }
        assertEquals(List.of(), silent);
    }

    private static TreeSet<String> read() throws SQLException {
        var tables = new TreeSet<String>();
        try (var connection = Installed.connect();
                var statement = connection.createStatement()) {
            for (var sql : List.of(Facts.GATHER, Findings.OF_EVENTS)) {
                var run = "'00000000-0000-0000-0000-000000000000'";
                try (var plan =
                        statement.executeQuery(
                                "explain (format json) " + sql.replace(":runs", run))) {
                    plan.next();
                    TABLE.matcher(plan.getString(1)).results().forEach(m -> tables.add(m.group(1)));
                }
            }
        }
        assertTrue(tables.size() > 40, "read: " + tables);
        return tables;
    }

    private static Map<String, String> telling() throws SQLException {
        var telling = new HashMap<String, String>();
        try (var connection = Installed.connect();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                select c.relname, concat_ws(' ',
                                           case when bit_or(t.tgtype) & 4 > 0 then 'INSERT' end,
                                           case when bit_or(t.tgtype) & 16 > 0 then 'UPDATE' end,
                                           case when bit_or(t.tgtype) & 8 > 0 then 'DELETE' end)
                                  from pg_trigger t join pg_class c on c.oid = t.tgrelid
                                  join pg_proc p on p.oid = t.tgfoid
                                 where p.proname like 'note~_news%' escape '~' and t.tgenabled = 'O'
                                 group by c.relname""")) {
            while (rows.next()) {
                telling.put(rows.getString(1), rows.getString(2));
            }
        }
        return telling;
    }
}
