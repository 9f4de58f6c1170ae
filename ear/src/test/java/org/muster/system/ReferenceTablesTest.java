package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.member.ReferenceTables;

/** The reviewed files are the truth: what is no longer in them is no longer in the tables. */
class ReferenceTablesTest {
    private static final String MEMBERS_TODAY =
            """
            select count(*) from muster.member m
              left join muster.member_region r on r.member_code = m.code and r.valid_from <= current_date
                   and (r.valid_to is null or r.valid_to >= current_date)
              join muster.member_name n on n.member_code = m.code and n.language = 'en'
             where m.left_on is null or m.left_on > current_date""";

    private final Map<String, String> files = new LinkedHashMap<>(ReferenceTables.files());
    private Connection connection;

    @BeforeEach
    void begin() throws SQLException {
        connection = Installed.connect();
        connection.setAutoCommit(false);
    }

    @AfterEach
    void leaveNothing() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void aCorrectedDayLeavesOneRegion() throws SQLException {
        replace("members", "1979-02-07", "1979-02-08");
        write();
        assertEquals(
                "1", told("select count(*) from muster.member_region where member_code = 'AE'"));
        assertEquals(
                "1979-02-08",
                told("select valid_from from muster.member_region where member_code = 'AE'"));
        assertEquals("186", told(MEMBERS_TODAY));
    }

    @Test
    void aRowTakenOutOfAListIsGone() throws SQLException {
        var lists = "select count(*) from muster.member_classification where member_code = 'AF'";
        assertEquals("2", told(lists));
        replace("member_classifications", "AF,LDC,1971-11-18,", "AF,LDC,1971-11-19,1999-12-31");
        files.put(
                "member_classifications",
                files.get("member_classifications").replaceFirst("AF,LLDC[^\\n]*\\n", ""));
        write();
        assertEquals("1", told(lists));
        assertEquals(
                "1999-12-31",
                told("select valid_to from muster.member_classification where member_code = 'AF'"));
        files.put(
                "regional_entity_statuses",
                files.get("regional_entity_statuses").replaceFirst("RCL-JP[^\\n]*\\n", ""));
        write();
        assertEquals(
                "0",
                told(
                        "select count(*) from muster.regional_entity_status where entity_code = 'RCL-JP'"));
    }

    @Test
    void aMemberChangesItsRegionOnADay() throws SQLException {
        var row = line("members", "TR,");
        files.merge(
                "members",
                row.replaceFirst(",$", ",2020-05-01").replace(",EUR,", ",MENA,") + "\n",
                String::concat);
        write();
        assertEquals("186", told(MEMBERS_TODAY));
        assertEquals(
                "EUR 2020-04-30, MENA -",
                told(
                        """
                        select string_agg(region || ' ' || coalesce(cast(valid_to as varchar), '-'), ', ' order by valid_from)
                          from muster.member_region where member_code = 'TR'"""));
        files.merge("members", row.replaceFirst(",$", ",2010-01-01") + "\n", String::concat);
        assertThrows(IllegalStateException.class, this::write);
    }

    @Test
    void aMemberThatIsInTheFileNoMoreGoesOrIsClosed() throws SQLException {
        var before = Map.copyOf(files);
        for (var code : new String[] {"QA1", "QA2"}) {
            var row = line("members", "TR,").replaceFirst("^TR,TR,", code + ",,");
            files.merge("members", row + "\n", String::concat);
        }
        write();
        assertEquals("188", told(MEMBERS_TODAY));
        told(
                """
                insert into muster.person (id, version, family_name, given_name, language, member_code, created_at)
                values (gen_random_uuid(), 0, 'A', 'B', 'en', 'QA2', now()) returning id""");
        files.putAll(before);
        write();
        assertEquals("186", told(MEMBERS_TODAY));
        assertEquals("0", told("select count(*) from muster.member where code = 'QA1'"));
        assertEquals(
                "6", told("select count(*) from muster.member_name where member_code = 'QA2'"));
        assertEquals(
                "0",
                told(
                        "select count(*) from muster.member_region where member_code = 'QA2' and valid_to is null"));
    }

    private void write() throws SQLException {
        ReferenceTables.write(connection, files);
    }

    private String line(String file, String start) {
        return files.get(file)
                .lines()
                .filter(row -> row.startsWith(start))
                .findFirst()
                .orElseThrow();
    }

    private void replace(String file, String one, String other) {
        assertEquals(1, files.get(file).split(java.util.regex.Pattern.quote(one), -1).length - 1);
        files.put(file, files.get(file).replace(one, other));
    }

    private String told(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
