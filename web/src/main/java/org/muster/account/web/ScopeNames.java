package org.muster.account.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.model.SelectItem;
import jakarta.faces.model.SelectItemGroup;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.muster.account.Grant;
import org.muster.account.ScopeCatalogue;
import org.muster.account.ScopeChoice;
import org.muster.account.ScopeKind;
import org.muster.shared.Roles;
import org.muster.web.CurrentUser;
import org.muster.web.Texts;

/** What roles are limited to, by the names people know, and what they can be limited to. */
@Named
@RequestScoped
public class ScopeNames {
    @Inject private ScopeCatalogue catalogue;
    @Inject private CurrentUser user;
    @Inject private Texts texts;

    private final Map<String, String> known = new HashMap<>();
    private List<SelectItem> choices;

    /** A kind and what it names, as a list hands it back; nothing chosen is no limit. */
    record Limit(ScopeKind kind, String ref) {}

    static Limit read(String chosen) {
        if (chosen == null) {
            return new Limit(ScopeKind.ALL, "");
        }
        var parts = chosen.split(":", 2);
        return new Limit(ScopeKind.valueOf(parts[0]), parts[1]);
    }

    /** What the role is limited to; the bare reference where it names nothing. */
    public String of(Grant grant) {
        return of(grant.scopeKind(), grant.scopeRef());
    }

    String of(ScopeKind kind, String ref) {
        return known.computeIfAbsent(
                kind + ":" + ref, key -> find(kind, ref).map(this::label).orElse(ref));
    }

    /** Everything a role can be limited to, the regions before events and contributions. */
    public List<SelectItem> getChoices() {
        if (choices == null) {
            choices =
                    Stream.of(ScopeKind.REGION, ScopeKind.EVENT, ScopeKind.CONTRIBUTION)
                            .map(this::group)
                            .toList();
        }
        return choices;
    }

    private SelectItem group(ScopeKind kind) {
        var items =
                catalogue.choices(kind, user.language()).stream()
                        .map(one -> new SelectItem(kind + ":" + one.ref(), label(one)))
                        .toArray(SelectItem[]::new);
        return new SelectItemGroup(texts.of("scope." + kind), null, false, items);
    }

    private Optional<ScopeChoice> find(ScopeKind kind, String ref) {
        if (user.is(Roles.ADMINISTRATOR) || user.is(Roles.AUDITOR)) {
            return catalogue.find(kind, ref, user.language());
        }
        return catalogue.own(user.actor(), user.language()).stream()
                .filter(one -> one.kind() == kind && one.ref().equals(ref))
                .findFirst();
    }

    private String label(ScopeChoice one) {
        return one.kind() == ScopeKind.REGION ? texts.of("region." + one.code()) : one.label();
    }
}
