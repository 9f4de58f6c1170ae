package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The articles as the demonstration tells them before anything is played in: how many came, from
 * where, who paid, and who must not know what.
 */
@Beside
class StoriesTest {
    private final Demonstrated demonstration = Installed.demonstration();

    @Test
    void thirteenAdministrationsComeToBakuAndTheObserversAreNone() throws SQLException {
        assertEquals(
                "13",
                one(
                        """
                        select count(distinct p.member_code) from muster.participation p
                          join muster.capacity_event e on e.id = p.event_id
                         where e.code = 'EUR-2012-07-BAKU' and p.role = 'PARTICIPANT' and p.status = 'CONFIRMED'"""));
        assertEquals(
                "4",
                one(
                        "select ends_on - starts_on + 1 from muster.capacity_event where code = 'EUR-2012-07-BAKU'"));
        assertEquals(
                "2012-07-03 04:00:00",
                one(
                        """
                        select ((starts_on + opens_at) at time zone zone) at time zone 'UTC' from muster.capacity_event
                         where code = 'EUR-2012-07-BAKU'"""));
        assertEquals(
                List.of("EEC", "ROCB-MENA"),
                all(
                        """
                        select o.acronym from muster.participation p join muster.organisation o on o.id = p.organisation_id
                          join muster.capacity_event e on e.id = p.event_id
                         where e.code = 'EUR-2012-07-BAKU' and p.role = 'OBSERVER' order by 1"""));
    }

    @Test
    void sixExpertsAreQualifiedAndNoneIsAccreditedYet() throws SQLException {
        assertEquals(
                List.of("PRE_ACCREDITED 6"),
                all("select stage || ' ' || count(*) from muster.accreditation group by stage"));
    }

    @Test
    void eurocustomsPaysTheSecretariatsTravelAndTheHostGivesTheRoom() throws SQLException {
        assertEquals(
                List.of("AIR 170000", "DSA 180000"),
                all(
                        """
                        select l.category || ' ' || sum(l.functional_minor) from muster.journal_line l
                          join muster.contribution c on c.id = l.contribution_id
                         where c.agreement_no = 'CCF-EC-2011' and l.account = 'EXPENSE' group by l.category order by 1"""));
        assertEquals(
                "350000",
                one(
                        """
                        select sum(k.value_minor) from muster.in_kind k join muster.capacity_event e on e.id = k.event_id
                         where e.code = 'EUR-2011-11-AZ'"""));
    }

    @Test
    void theMissionOfSeptember2010WasAtTheHeadquartersAndNotAtAnOffice() throws SQLException {
        assertEquals(
                "SCC HQ HELD",
                one(
                        "select venue || ' ' || status from muster.capacity_event where code = 'EUR-2010-09-BAKU'"));
    }

    @Test
    void sevenPartnersAreInvitedToTheDialogueAndThirtyThreeAdministrationsToBoth()
            throws SQLException {
        assertEquals(
                List.of("MEMBER 33", "ORGANISATION 7"),
                all(
                        """
                        select kind || ' ' || count(*) from muster.campaign_recipient r
                          join muster.campaign c on c.id = r.campaign_id where c.code = 'AP-2012-05' group by kind order by 1"""));
        assertEquals(
                List.of("AP-2012-05-D CUSTOMS_AND_PARTNERS", "AP-2012-05-P CUSTOMS_ONLY"),
                all(
                        """
                        select e.code || ' ' || e.audience from muster.capacity_event e
                          join muster.event_series s on s.id = e.series_id
                         where s.code = 'AP-2012-BANGKOK' order by 1"""));
    }

    @Test
    void customsOfAmericaAndEuropeLookOnAtTheDialogueAlone() throws SQLException {
        assertEquals(
                List.of("AP-2012-05-D NL", "AP-2012-05-D US"),
                all(
                        """
                        select e.code || ' ' || p.member_code from muster.participation p
                          join muster.capacity_event e on e.id = p.event_id
                         where e.code like 'AP-2012-05-_' and p.role = 'OBSERVER' order by 1"""));
    }

    @Test
    void aboutOneMemberInTwelveHasNoFocalPointAndEveryMemberAnOffice() throws SQLException {
        var with =
                Integer.parseInt(one("select count(distinct member_code) from muster.focal_point"));
        assertTrue(with >= 168 && with <= 174, "with a focal point: " + with);
        assertEquals("186", one("select count(*) from muster.member_office"));
    }

    @Test
    void nobodyInventedIsReachableAndPasswordsAreTheOwnersAlone() throws Exception {
        assertEquals(
                "0", one("select count(*) from muster.person where email not like '%.example'"));
        var file = Installed.target().resolve("demonstration/accounts.txt");
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(
                String.valueOf(demonstration.accounts().size()),
                one("select count(*) from muster.account"));
    }

    @Test
    void onlyTheOperatorPlaysActsIn() throws Exception {
        assertEquals(403, demonstration.post("answers", "anna.officer").statusCode());
        assertEquals(404, demonstration.post("no-such-act", "oscar.operator").statusCode());
    }

    private String one(String sql) throws SQLException {
        return all(sql).get(0);
    }

    private List<String> all(String sql) throws SQLException {
        try (var connection = demonstration.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
