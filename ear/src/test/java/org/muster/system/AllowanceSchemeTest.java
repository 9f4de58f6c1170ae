package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.system.FundingStage.CONTROLLER;
import static org.muster.system.FundingStage.OFFICER;
import static org.muster.system.FundingStage.euro;

import jakarta.ejb.EJBAccessException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.account.ScopeRefused;
import org.muster.allowance.AllowanceKind;
import org.muster.allowance.NewScheme;
import org.muster.allowance.RateShares;
import org.muster.allowance.SchemeSettled;
import org.muster.allowance.SchemeTerms;
import org.muster.allowance.SchemeVersionId;
import org.muster.allowance.Schemes;
import org.muster.dailyrate.DailyRateFile;
import org.muster.dailyrate.DailyRateFilter;
import org.muster.dailyrate.DailyRateTable;
import org.muster.shared.Actor;
import org.muster.shared.DateRange;
import org.muster.shared.FourEyes;
import org.muster.shared.InvalidInput;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;

/** Schemes are approved by two people and never changed; rates are recorded once a month. */
@ArquillianTest
class AllowanceSchemeTest {
    private static final LocalDate JANUARY = LocalDate.of(2011, 1, 1);
    private static final YearMonth FEBRUARY = YearMonth.of(2011, 2);

    private final FundingStage stage = new FundingStage();
    private final String code = "N-" + stage.code.toUpperCase(java.util.Locale.ROOT);
    private final String city = "Brussels " + stage.code;
    private Schemes schemes;
    private DailyRateTable table;

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(AllowanceSchemeTest.class, FundingStage.class);
    }

    @BeforeEach
    void found() throws Exception {
        schemes = InContainer.service(Schemes.class);
        table = InContainer.service(DailyRateTable.class);
    }

    @Test
    void aVersionCountsOnceASecondPersonApprovedIt() throws Exception {
        var first = drafted(OFFICER, JANUARY);
        var own = drafted(Actor.SYSTEM, JANUARY);
        assertThrows(FourEyes.class, () -> approve(own, Actor.SYSTEM));
        assertThrows(
                NotFound.class, () -> approve(first, CONTROLLER), "another draft took its place");
        approve(own, CONTROLLER);
        assertThrows(SchemeSettled.class, () -> approve(own, CONTROLLER));
        var sameDay = drafted(OFFICER, JANUARY);
        assertEquals(
                "from",
                assertThrows(InvalidInput.class, () -> approve(sameDay, CONTROLLER)).field());
        approve(drafted(OFFICER, JANUARY.plusMonths(6)), CONTROLLER);
        var versions = As.system(() -> schemes.versions(code, 0, 10));
        assertEquals(
                List.of("2 APPROVED 2011-07-01", "1 APPROVED 2011-01-01"),
                versions.stream()
                        .map(each -> each.number() + " " + each.state() + " " + each.from())
                        .toList());
        assertEquals(terms(), versions.get(0).terms(), "as it was entered");
        assertEquals(List.of(OFFICER.login(), CONTROLLER.login()), people(versions.get(0)));
        assertEquals(2L, As.system(() -> schemes.count(code)));
        assertEquals(
                List.of("scheme approved", "scheme entered"),
                FundingStage.texts(
                        "select act from muster.audit_entry where subject_kind = 'allowance-scheme' and subject_id = '%s' order by 1"
                                .formatted(versions.get(0).id())));
    }

    private static List<String> people(org.muster.allowance.SchemeSummary version) {
        return List.of(version.enteredBy(), version.approvedBy());
    }

    @Test
    void theDatabaseItselfRefusesToChangeAnApprovedVersion() throws Exception {
        var id = drafted(OFFICER, JANUARY);
        approve(id, CONTROLLER);
        for (var change :
                List.of(
                        "update muster.scheme_version set advance_basis_points = 1 where id = ?",
                        "update muster.scheme_version set state = 'DRAFT', approved_by = null, approved_at = null where id = ?",
                        "delete from muster.scheme_version where id = ?")) {
            var refused =
                    assertThrows(
                            SQLException.class, () -> FundingStage.run(change, id.value()), change);
            assertTrue(refused.getMessage().contains("never changed"), refused.getMessage());
        }
        assertThrows(SQLException.class, () -> FundingStage.run("truncate muster.scheme_version"));
    }

    @Test
    void ofManyWhoApproveVersionsOfOneDayOneDoes() throws Exception {
        var id = drafted(OFFICER, JANUARY);
        var outcomes =
                FundingStage.atOnce(
                        4,
                        () -> {
                            approve(id, CONTROLLER);
                            return null;
                        });
        assertEquals(1, outcomes.stream().filter(Objects::isNull).count(), outcomes::toString);
        assertEquals(
                3,
                outcomes.stream().filter(SchemeSettled.class::isInstance).count(),
                outcomes::toString);
    }

    @Test
    void theGoodRowsOfAFileAreKeptAndTheSameFileChangesNothing() throws Exception {
        var file =
                """
                country,city,month,currency,rate,source,room share
                BE,%1$s,2011-02,EUR,243.00,Invented,
                BE,%1$s,2011-03,EUR,250.00,Invented,65
                BE,%1$s,2011-04,EUR,none,Invented,
                be,%2$s,2011-02,EUR,244.00,Invented,
                """
                        .formatted(city, city.toUpperCase(java.util.Locale.ROOT));
        var first = imported(file);
        assertEquals(List.of(2, 0, 2), counts(first));
        assertEquals(
                List.of(
                        "4 rate none refusal.UnreadableAmount",
                        "5 rate 244.00 why.dailyRate.other"),
                first.errors().stream()
                        .map(
                                row ->
                                        row.line()
                                                + " "
                                                + row.column()
                                                + " "
                                                + row.value()
                                                + " "
                                                + row.reason().key())
                        .toList());
        assertEquals(List.of(0, 2, 2), counts(imported(file)));
        var rows = page(new DailyRateFilter("be", city.toLowerCase(java.util.Locale.ROOT), null));
        assertEquals(
                List.of("2011-03 EUR 250.00 6500", "2011-02 EUR 243.00 null"),
                rows.stream()
                        .map(
                                each ->
                                        each.month()
                                                + " "
                                                + each.rate()
                                                + " "
                                                + each.roomBasisPoints())
                        .toList());
        assertEquals(1, page(new DailyRateFilter("", city, FEBRUARY)).size());
        assertEquals(0, page(new DailyRateFilter("AZ", city, null)).size());
        assertThrows(
                SQLException.class,
                () ->
                        FundingStage.run(
                                "update muster.daily_rate set rate_minor = 1 where city = ?",
                                city));
    }

    @Test
    void schemesAndRatesAreKeptByWhoseRoleReachesEverywhere() throws Exception {
        var fund = stage.contribution("100.00", new DateRange(JANUARY, JANUARY.plusYears(1)));
        var limited = stage.limited("some", fund, Roles.FINANCE_OFFICER, Roles.CONTROLLER);
        var id = drafted(OFFICER, JANUARY);
        assertThrows(ScopeRefused.class, () -> drafted(limited, JANUARY));
        assertThrows(ScopeRefused.class, () -> approve(id, limited));
        assertThrows(
                ScopeRefused.class, () -> As.system(() -> table.importFile(new byte[0], limited)));
        for (var role : List.of(Roles.CONTROLLER, Roles.AUDITOR, Roles.EVENT_OFFICER)) {
            assertThrows(
                    EJBAccessException.class,
                    () -> As.role(role, () -> table.importFile(new byte[0], OFFICER)));
            assertThrows(
                    EJBAccessException.class,
                    () -> As.role(role, () -> schemes.draft(entered(JANUARY), OFFICER)));
        }
        assertThrows(
                EJBAccessException.class,
                () -> As.role(Roles.EVENT_OFFICER, () -> schemes.versions("", 0, 1)));
    }

    private SchemeVersionId drafted(Actor by, LocalDate from) throws Exception {
        return As.system(() -> schemes.draft(entered(from), by));
    }

    private NewScheme entered(LocalDate from) {
        return new NewScheme(code, "Nights", terms(), from, null);
    }

    private static SchemeTerms terms() {
        return new SchemeTerms(
                AllowanceKind.PER_NIGHT,
                Currency.getInstance("EUR"),
                0,
                new RateShares(5000, 600, 1200, 1200, 2000),
                0,
                0,
                10,
                4000,
                euro("38.00").minor(),
                euro("15.20").minor(),
                8000);
    }

    private void approve(SchemeVersionId id, Actor by) throws Exception {
        As.system(
                () -> {
                    schemes.approve(id, by);
                    return null;
                });
    }

    private DailyRateFile.Imported imported(String file) throws Exception {
        return As.system(() -> table.importFile(file.getBytes(StandardCharsets.UTF_8), OFFICER));
    }

    private List<org.muster.dailyrate.DailyRate> page(DailyRateFilter filter) throws Exception {
        return As.system(() -> table.page(filter, 0, 10));
    }

    private static List<Integer> counts(DailyRateFile.Imported file) {
        return Stream.of(file.added(), file.known(), file.errors().size()).toList();
    }
}
