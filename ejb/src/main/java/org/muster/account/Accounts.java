package org.muster.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;
import org.muster.shared.Rows;

/** All accounts. */
@ApplicationScoped
class Accounts {
    @PersistenceContext private EntityManager entities;

    void add(Account account) {
        entities.persist(account);
    }

    Account get(AccountId id) {
        var account = entities.find(Account.class, id);
        if (account == null) {
            throw new NotFound("account", id);
        }
        return account;
    }

    Optional<Account> byLogin(String login) {
        return entities.createQuery(
                        "select a from Account a left join fetch a.grants where a.login = :login",
                        Account.class)
                .setParameter("login", login.strip().toLowerCase(Locale.ROOT))
                .getResultStream()
                .findFirst();
    }

    /** The active accounts with a role, however limited, by login. */
    List<Account> holding(String role) {
        return entities.createQuery(
                        """
                        select a from Account a where a.active = true
                            and exists (select 1 from a.grants g where g.role = :role) order by a.login""",
                        Account.class)
                .setParameter("role", role)
                .getResultList();
    }

    /** The roles of an active account; nothing where there is none. */
    Optional<Set<String>> rolesNow(String login) {
        var query =
                entities.createNativeQuery(
                                """
                                select coalesce(g.role, '') from muster.account a
                                  left join muster.account_grant g on g.account_id = a.id
                                 where a.login = :login and a.active""")
                        .setParameter("login", login);
        var found = Rows.of(query, Rows::text);
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        found.stream().filter(role -> !role.isEmpty()).collect(Collectors.toSet()));
    }

    List<Account> page(int first, int size) {
        return entities.createQuery("select a from Account a order by a.login", Account.class)
                .setFirstResult(first)
                .setMaxResults(size)
                .getResultList();
    }

    long count() {
        return entities.createQuery("select count(a) from Account a", Long.class).getSingleResult();
    }

    long activeAdministrators() {
        return entities.createQuery(
                        "select count(distinct a) from Account a join a.grants g where a.active = true and g.role = :role",
                        Long.class)
                .setParameter("role", Roles.ADMINISTRATOR)
                .getSingleResult();
    }
}
