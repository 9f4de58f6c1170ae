package org.muster.bank;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;

/** Keeps the list of the house's bank accounts; statements of no other account are taken. */
@Stateless
@RolesAllowed({Roles.CONTROLLER, Roles.SYSTEM})
public class BankAccounts {
    private static final int MOST = 200;

    @PersistenceContext private EntityManager entities;
    @Inject private BankReach reach;
    @Inject private AuditTrail audit;

    /**
     * @param number the IBAN, or the number the bank calls the account by
     */
    public BankAccountId open(String name, String number, String currency, Actor by) {
        reach.toApprove(by);
        var account = BankAccount.open(name, number, currency, by, Instant.now());
        var known =
                entities.createQuery(
                                "select count(a) from BankAccount a where a.number = :number and a.currency = :currency",
                                Long.class)
                        .setParameter("number", account.number())
                        .setParameter("currency", account.currency())
                        .getSingleResult();
        if (known > 0) {
            throw new BankAccountKnown(account);
        }
        entities.persist(account);
        audit.record(by, "bank account opened", "bank-account", account.id(), account.number());
        return account.id();
    }

    /** From now on no statement of it is taken; those that came stay. */
    public void close(BankAccountId id, Actor by) {
        var account = held(id, by);
        if (account.isActive()) {
            account.close();
            audit.record(by, "bank account closed", "bank-account", id, account.number());
        }
    }

    public void reopen(BankAccountId id, Actor by) {
        var account = held(id, by);
        if (!account.isActive()) {
            account.reopen();
            audit.record(by, "bank account reopened", "bank-account", id, account.number());
        }
    }

    /** The accounts by name; none for whose role is limited. */
    @RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
    public List<BankAccount> page(int first, int size, Actor by) {
        if (!reach.reads(by)) {
            return List.of();
        }
        return entities.createQuery(
                        "select a from BankAccount a order by a.name, a.number, a.currency",
                        BankAccount.class)
                .setFirstResult(first)
                .setMaxResults(Math.min(size, MOST))
                .getResultList();
    }

    @RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
    public long count(Actor by) {
        return reach.reads(by)
                ? entities.createQuery("select count(a) from BankAccount a", Long.class)
                        .getSingleResult()
                : 0;
    }

    private BankAccount held(BankAccountId id, Actor by) {
        reach.toApprove(by);
        var account = entities.find(BankAccount.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (account == null) {
            throw new NotFound("bank account", id);
        }
        return account;
    }
}
