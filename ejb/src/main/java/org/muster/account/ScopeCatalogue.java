package org.muster.account;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.shared.Actor;
import org.muster.shared.Language;
import org.muster.shared.Roles;

/** The regions, events and contributions that a role can be limited to, by name. */
@Stateless
@RolesAllowed({Roles.ADMINISTRATOR, Roles.AUDITOR, Roles.SYSTEM})
public class ScopeCatalogue {
    @Inject private Accounts accounts;
    @Inject private Event<ScopesSought> sought;

    /** What a role can be limited to; of very many the latest. */
    public List<ScopeChoice> choices(ScopeKind kind, Language language) {
        return ask(kind, null, language);
    }

    /** The one of this reference, or nothing where it names none. */
    public Optional<ScopeChoice> find(ScopeKind kind, String ref, Language language) {
        return isReference(kind, ref)
                ? ask(kind, ref, language).stream().findFirst()
                : Optional.empty();
    }

    /** What the actor's own roles are limited to. */
    @PermitAll
    public List<ScopeChoice> own(Actor actor, Language language) {
        return accounts.byLogin(actor.login()).stream()
                .flatMap(account -> account.grants().stream())
                .flatMap(grant -> find(grant.scopeKind(), grant.scopeRef(), language).stream())
                .toList();
    }

    private List<ScopeChoice> ask(ScopeKind kind, String ref, Language language) {
        var question = new ScopesSought(kind, ref, language);
        sought.fire(question);
        return question.found();
    }

    /** Events and contributions are kept by id; what is no id names none of them. */
    static boolean isReference(ScopeKind kind, String ref) {
        if (kind == ScopeKind.ALL || ref == null) {
            return false;
        }
        try {
            return kind == ScopeKind.REGION || UUID.fromString(ref).toString().equals(ref);
        } catch (IllegalArgumentException noId) {
            return false;
        }
    }
}
