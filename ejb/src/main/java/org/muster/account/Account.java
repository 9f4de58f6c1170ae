package org.muster.account;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
import org.muster.shared.Language;
import org.muster.shared.Roles;

/**
 * A person who signs in. The password is kept as a bcrypt hash in modular-crypt form ($2a$), which
 * Elytron reads directly; the login is lower case and never reused.
 */
@Entity
@Table(name = "account")
public class Account {
    private static final Pattern LOGIN = Pattern.compile("[a-z][a-z0-9.-]{1,59}");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@]{1,64}@[^\\s@]{1,189}");

    @EmbeddedId private AccountId id;

    @Version private long version;

    private String login;

    @Column(name = "full_name")
    private String fullName;

    private String email;
    private Language language;

    @Column(name = "password_hash")
    private String passwordHash;

    private boolean active;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "created_by")
    private String createdBy;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "account_grant", joinColumns = @JoinColumn(name = "account_id"))
    private Set<Grant> grants = new LinkedHashSet<>();

    protected Account() {}

    static Account open(
            String login,
            String fullName,
            String email,
            Language language,
            String hash,
            Actor by,
            Instant at) {
        var account = new Account();
        account.id = AccountId.next();
        account.login = checkedLogin(login);
        account.createdBy = by.login();
        account.createdAt = at;
        account.active = true;
        account.passwordHash = hash;
        account.describe(fullName, email, language);
        return account;
    }

    void describe(String newName, String newEmail, Language newLanguage) {
        if (newName == null || newName.isBlank() || newName.length() > 120) {
            throw new InvalidInput("fullName", "A name has 1 to 120 characters");
        }
        var address = newEmail == null || newEmail.isBlank() ? null : newEmail.strip();
        if (address != null && !ADDRESS.matcher(address).matches()) {
            throw new InvalidInput("email", "This is no e-mail address");
        }
        fullName = newName.strip();
        email = address;
        language = newLanguage;
    }

    void grant(String role, ScopeKind kind, String ref, Actor by, Instant at) {
        if (!Roles.GRANTABLE.contains(role)) {
            throw new InvalidInput("role", "There is no role " + role);
        }
        if (by.login().equals(login)) {
            throw new SelfGrantRefused(by);
        }
        var wanted = new Grant(role, kind, ref == null ? "" : ref.strip(), by.login(), at);
        if ((kind == ScopeKind.ALL) != wanted.scopeRef().isEmpty()) {
            throw new InvalidInput(
                    "scope",
                    "A limited role names what it is limited to, an unlimited one nothing");
        }
        if (grants.stream().noneMatch(wanted::sameReach)) {
            grants.add(wanted);
        }
    }

    void revoke(String role, ScopeKind kind, String ref, Actor by) {
        if (by.login().equals(login)) {
            throw new SelfGrantRefused(by);
        }
        grants.removeIf(
                held ->
                        held.role().equals(role)
                                && held.scopeKind() == kind
                                && held.scopeRef().equals(ref));
    }

    void changePassword(String newHash) {
        passwordHash = newHash;
    }

    void lock() {
        active = false;
    }

    void unlock() {
        active = true;
    }

    boolean holds(String role) {
        return grants.stream().anyMatch(held -> held.role().equals(role));
    }

    public AccountId id() {
        return id;
    }

    public String login() {
        return login;
    }

    public String fullName() {
        return fullName;
    }

    public String email() {
        return email;
    }

    public Language language() {
        return language;
    }

    public boolean isActive() {
        return active;
    }

    String passwordHash() {
        return passwordHash;
    }

    public List<Grant> grants() {
        return List.copyOf(grants);
    }

    private static String checkedLogin(String login) {
        var lower = login == null ? "" : login.strip().toLowerCase(Locale.ROOT);
        if (!LOGIN.matcher(lower).matches() || lower.equals(Actor.SYSTEM.login())) {
            throw new InvalidInput(
                    "login",
                    "A login has 2 to 60 small letters, digits, dots or dashes and starts with a letter");
        }
        return lower;
    }
}
