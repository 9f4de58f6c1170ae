package org.muster.account;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.muster.shared.Language;

/**
 * What can a role of this kind be limited to? Regions, events and contributions belong to later
 * features; each observes this and names its own, so that nobody is granted what does not exist.
 */
public final class ScopesSought {
    /** How many a list offers; the owner names the latest. */
    public static final int MOST = 300;

    private final ScopeKind kind;
    private final String ref;
    private final Language language;
    private final List<ScopeChoice> found = new ArrayList<>();

    ScopesSought(ScopeKind kind, String ref, Language language) {
        this.kind = kind;
        this.ref = ref;
        this.language = language;
    }

    public boolean isFor(ScopeKind wanted) {
        return kind == wanted;
    }

    /** Whether only the one with this reference is wanted, and it is none of the owner's. */
    public boolean excludes(String candidate) {
        return ref != null && !ref.equals(candidate);
    }

    /** The id of the one wanted; null where all are. */
    public UUID wanted() {
        return ref == null ? null : UUID.fromString(ref);
    }

    public Language language() {
        return language;
    }

    public void name(String reference, String code, String title) {
        found.add(new ScopeChoice(kind, reference, code, title));
    }

    List<ScopeChoice> found() {
        return List.copyOf(found);
    }
}
