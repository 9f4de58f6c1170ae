package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.system.FundingStage.CONTROLLER;
import static org.muster.system.FundingStage.OFFICER;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.muster.account.ScopeRefused;
import org.muster.bank.BankAccountId;
import org.muster.bank.BankAccounts;
import org.muster.bank.BankImport;
import org.muster.bank.BankOverview;
import org.muster.bank.BankStatementId;
import org.muster.bank.BankStatementSummary;
import org.muster.bank.StatementKnown;
import org.muster.bank.StatementRefused;
import org.muster.shared.Actor;
import org.muster.shared.DateRange;
import org.muster.shared.Roles;

/** A bank's statement is kept once, as it came, for the house as a whole. */
@ArquillianTest
class BankImportTest {
    private static final LocalDate MAY = LocalDate.of(2012, 5, 2);

    private final FundingStage stage = new FundingStage();

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(BankImportTest.class, FundingStage.class, CamtFile.class);
    }

    @Test
    void twoOfficersAtOnceTakeAFileInOnce() throws Exception {
        var file = file();
        open(file);
        var refusals = FundingStage.atOnce(4, () -> take(file, OFFICER));
        assertEquals(1, refusals.stream().filter(Objects::isNull).count());
        assertTrue(
                refusals.stream()
                        .filter(Objects::nonNull)
                        .allMatch(StatementKnown.class::isInstance),
                refusals.toString());
    }

    @Test
    void nothingOfAStatementIsEverChangedNorAddedUpWrongly() throws Exception {
        var file = file();
        var account = open(file);
        var statement = take(file, OFFICER).get(0);
        for (var change :
                List.of(
                        "update muster.bank_entry set amount_minor = 1 where statement_id = ?",
                        "delete from muster.bank_entry where statement_id = ?",
                        "update muster.bank_statement set closing_minor = 1 where id = ?",
                        "delete from muster.bank_file where id = ?")) {
            assertThrows(SQLException.class, () -> FundingStage.run(change, statement.value()));
        }
        assertThrows(
                SQLException.class,
                () ->
                        FundingStage.run(
                                """
                                insert into muster.bank_statement
                                select gen_random_uuid(), file_id, account_id, format, 'OTHER', 1, currency, opening_on,
                                       opening_minor, closing_on, closing_minor, 0, 'other'
                                  from muster.bank_statement where account_id = ?""",
                                account.value()),
                "without its entries it does not add up");
    }

    @Test
    void aClosedAccountTakesNoStatementUntilItIsOpenAgain() throws Exception {
        var file = file();
        var account = open(file);
        var accounts = InContainer.service(BankAccounts.class);
        As.system(
                () -> {
                    accounts.close(account, CONTROLLER);
                    return null;
                });
        assertThrows(StatementRefused.class, () -> take(file, OFFICER));
        As.system(
                () -> {
                    accounts.reopen(account, CONTROLLER);
                    return null;
                });
        assertEquals(1, take(file, OFFICER).size());
    }

    @Test
    void aStatementThatContinuesNoOtherSaysSo() throws Exception {
        var file = file();
        file.statement("91.15", "91.15", MAY.plusDays(1))
                .statement("80.00", "80.00", MAY.plusDays(3));
        open(file);
        var taken = take(file, OFFICER);
        assertEquals(
                List.of(false, false, true), taken.stream().map(id -> summary(id).gap()).toList());
    }

    @Test
    void whoIsLimitedToAContributionReachesNoStatement() throws Exception {
        var fund = stage.contribution("100.00", new DateRange(MAY, MAY.plusMonths(1)));
        var limited =
                stage.limited("one", fund, Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR);
        var file = file();
        assertThrows(ScopeRefused.class, () -> open(file, limited));
        open(file);
        assertThrows(ScopeRefused.class, () -> take(file, limited));
        var statement = take(file, OFFICER).get(0);
        var overview = InContainer.service(BankOverview.class);
        assertThrows(
                ScopeRefused.class,
                () -> As.system(() -> overview.entries(statement, 0, 20, limited)));
        assertEquals(List.of(), As.system(() -> overview.page(0, 20, limited)));
        assertEquals(2, As.system(() -> overview.entries(statement, 0, 20, OFFICER)).size());
        assertEquals(1, As.system(() -> overview.entries(statement, 1, 20, OFFICER)).size());
    }

    private static CamtFile file() {
        var file = new CamtFile("08");
        return file.statement(
                "100.00",
                "91.15",
                MAY,
                file.entry("1.15", MAY, "AG-1", "Instalment 2012", "Ministry of Finance"),
                file.entry("-10.00", MAY, "NOTPROVIDED", "Fee", "Bank"));
    }

    private static BankAccountId open(CamtFile file) throws Exception {
        return open(file, CONTROLLER);
    }

    private static BankAccountId open(CamtFile file, Actor by) throws Exception {
        var accounts = InContainer.service(BankAccounts.class);
        return As.system(() -> accounts.open("House account", file.account, "EUR", by));
    }

    private static List<BankStatementId> take(CamtFile file, Actor by) throws Exception {
        var bank = InContainer.service(BankImport.class);
        return As.system(() -> bank.take("may.xml", file.bytes(), by));
    }

    private static BankStatementSummary summary(BankStatementId id) {
        try {
            var overview = InContainer.service(BankOverview.class);
            return As.system(() -> overview.statement(id, OFFICER));
        } catch (Exception odd) {
            throw new IllegalStateException(odd);
        }
    }
}
