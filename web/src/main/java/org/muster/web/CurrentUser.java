package org.muster.web;

import jakarta.ejb.EJBAccessException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.muster.account.Account;
import org.muster.account.OwnAccount;
import org.muster.shared.Actor;
import org.muster.shared.Language;

/** Who is at the door of this request, and in which language they read. */
@Named
@RequestScoped
public class CurrentUser {
    static final String LANGUAGE = "muster.language";

    @Inject private HttpServletRequest request;
    @Inject private OwnAccount accounts;

    private Optional<Account> account;
    private Language language;

    public boolean isSignedIn() {
        return request.getUserPrincipal() != null;
    }

    /** The signed-in person as the services want to know them. */
    public Actor actor() {
        return new Actor(request.getUserPrincipal().getName());
    }

    /** The person's name as shown in the header. */
    public String name() {
        return account().map(Account::fullName).orElse("");
    }

    public boolean is(String role) {
        return request.isUserInRole(role);
    }

    /**
     * Chosen for this session, else the account's, else what the browser asks for, else English; a
     * program reads what its call asks for.
     */
    public Language language() {
        if (language == null && isProgram()) {
            language = asked();
        }
        if (language == null) {
            language = chosen().or(() -> account().map(Account::language)).orElseGet(this::asked);
        }
        return language;
    }

    public Locale locale() {
        return language().locale();
    }

    public List<Language> languages() {
        return List.of(Language.values());
    }

    /** A language's name in itself. */
    public String nameOf(Language each) {
        var name = each.locale().getDisplayLanguage(each.locale());
        return name.substring(0, 1).toUpperCase(each.locale()) + name.substring(1);
    }

    /** This page's address within Muster, for coming back to it. */
    public String here() {
        var query = request.getQueryString();
        return request.getServletPath() + (query == null ? "" : "?" + query);
    }

    /**
     * Refuses the page itself to all but the roles named; what it can do is guarded by the services
     * all the same.
     */
    public void require(String roles) {
        if (Stream.of(roles.split(" ")).noneMatch(this::is)) {
            throw new EJBAccessException("The page needs one of " + roles);
        }
    }

    private Optional<Language> chosen() {
        var session = request.getSession(false);
        return session == null
                ? Optional.empty()
                : Optional.ofNullable((Language) session.getAttribute(LANGUAGE));
    }

    private boolean isProgram() {
        return request.getHeader("Authorization") != null;
    }

    private Language asked() {
        if (request.getHeader("Accept-Language") == null) {
            return Language.EN;
        }
        for (var locales = request.getLocales(); locales.hasMoreElements(); ) {
            var known = Language.find(locales.nextElement().getLanguage());
            if (known.isPresent()) {
                return known.get();
            }
        }
        return Language.EN;
    }

    private Optional<Account> account() {
        if (account == null) {
            account = isSignedIn() ? accounts.of(actor()) : Optional.empty();
        }
        return account;
    }
}
