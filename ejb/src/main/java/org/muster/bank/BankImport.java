package org.muster.bank;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.LineError;
import org.muster.shared.Roles;
import org.muster.shared.Told;

/**
 * Takes a bank's file in: every statement of it, each of an account of the house, each the first
 * time; or nothing at all.
 */
@Stateless
@RolesAllowed({Roles.FINANCE_OFFICER, Roles.SYSTEM})
public class BankImport {
    @PersistenceContext private EntityManager entities;
    @Inject private BankReach reach;
    @Inject private AuditTrail audit;

    /** A statement with the account of the house that it is about. */
    private record Placed(CamtStatement read, BankAccount account) {}

    /**
     * @return the statements in the order of the file
     */
    public List<BankStatementId> take(String fileName, byte[] content, Actor by) {
        reach.toEnter(by);
        var placed = placed(CamtReader.read(content));
        var file = BankFile.taken(fileName, content, by, Instant.now());
        refuseKnown("select f from BankFile f where f.sha256 = :key", file.sha256(), null, placed);
        entities.persist(file);
        return placed.stream().map(each -> keep(each, file, by)).toList();
    }

    private BankStatementId keep(Placed placed, BankFile file, Actor by) {
        var read = placed.read();
        var account = placed.account().id();
        refuseKnown(
                """
                select f from BankFile f, BankStatement s where s.file = f.id
                   and s.account = :account and concat(s.statementNo, '/', s.pageNo) = :key""",
                read.no() + "/" + read.page(),
                account,
                List.of(placed));
        refuseKnown(
                """
                select f from BankFile f, BankStatement s where s.file = f.id
                   and s.account = :account and s.fingerprint = :key""",
                read.fingerprint(),
                account,
                List.of(placed));
        var statement = BankStatement.of(read, account, file);
        entities.persist(statement);
        read.entries().forEach(each -> entities.persist(BankEntry.of(each, statement.id())));
        entities.flush();
        audit.record(
                by,
                "bank statement imported",
                "bank-statement",
                statement.id(),
                placed.account().number() + " " + read.no() + ", " + read.entries().size());
        return statement.id();
    }

    private void refuseKnown(
            String query, String key, BankAccountId account, List<Placed> statements) {
        var known = entities.createQuery(query, BankFile.class).setParameter("key", key);
        if (account != null) {
            known.setParameter("account", account);
        }
        known.getResultStream()
                .findFirst()
                .ifPresent(
                        first -> {
                            throw new StatementKnown(statements.get(0).read().no(), first);
                        });
    }

    /** Each statement's account, held so that nobody takes the same one in meanwhile. */
    private List<Placed> placed(List<CamtStatement> read) {
        var errors = new ArrayList<LineError>();
        var placed = new ArrayList<Placed>();
        for (var each : read) {
            find(each)
                    .ifPresentOrElse(
                            account -> placed.add(new Placed(each, account)),
                            () -> errors.add(unknown(each)));
        }
        if (!errors.isEmpty()) {
            throw new StatementRefused(errors);
        }
        placed.stream()
                .map(Placed::account)
                .distinct()
                .sorted(Comparator.comparing(account -> account.id().toString()))
                .forEach(account -> entities.lock(account, LockModeType.PESSIMISTIC_WRITE));
        return placed;
    }

    private Optional<BankAccount> find(CamtStatement read) {
        return entities.createQuery(
                        """
                        select a from BankAccount a
                         where a.number = :number and a.currency = :currency and a.active = true""",
                        BankAccount.class)
                .setParameter("number", read.account())
                .setParameter("currency", read.currency())
                .getResultStream()
                .findFirst();
    }

    private static LineError unknown(CamtStatement read) {
        return read.source()
                .one("Acct")
                .lacks(
                        "Id",
                        Told.of(
                                "why.camt.account",
                                read.account(),
                                read.currency().getCurrencyCode()));
    }
}
