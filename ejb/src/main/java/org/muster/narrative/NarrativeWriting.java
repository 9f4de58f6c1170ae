package org.muster.narrative;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.muster.account.ScopeRefused;
import org.muster.account.Scopes;
import org.muster.event.EventId;
import org.muster.funding.ContributionId;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
import org.muster.shared.Language;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;
import org.muster.shared.Told;

/**
 * Where staff write what came of an event for a donor. Who runs the event may write it for each
 * contribution that pays for it, who keeps a contribution for each of its events; statements take
 * the words that stand when they are frozen.
 */
@Stateless
@RolesAllowed({
    Roles.EVENT_OFFICER,
    Roles.FINANCE_OFFICER,
    Roles.CONTROLLER,
    Roles.AUDITOR,
    Roles.SYSTEM
})
public class NarrativeWriting {
    private static final int MOST = 200;
    private static final String[] KEEPERS = {
        Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR
    };

    @Inject private Narratives narratives;
    @Inject private Scopes scopes;
    @Inject private AuditTrail audit;

    /**
     * The contributions that pay for the event and that the reader reaches, by agreement number.
     */
    public List<EventNarrative> ofEvent(EventId event, Actor by) {
        var runs = runs(event, by);
        var keeps = scopes.of(by, KEEPERS);
        var found =
                narratives.ofEvent(event, MOST).stream()
                        .filter(each -> runs || keeps.coversContribution(each.contribution()))
                        .toList();
        if (found.isEmpty() && !runs && !keeps.everywhere()) {
            throw new ScopeRefused(by, "event " + event);
        }
        return found;
    }

    /** The events the contribution pays for, the latest first. */
    @RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
    public List<EventNarrative> ofContribution(
            ContributionId contribution, int first, int size, Actor by) {
        requireKept(contribution, by, KEEPERS);
        return narratives.ofContribution(contribution, first, Math.min(size, MOST));
    }

    /**
     * Writes the words that the next statement tells.
     *
     * @param read the revision that was changed; 0 for the first
     */
    @RolesAllowed({Roles.EVENT_OFFICER, Roles.FINANCE_OFFICER, Roles.SYSTEM})
    public void write(
            ContributionId contribution, EventId event, int read, Narrative words, Actor by) {
        if (!runs(event, by)) {
            requireKept(contribution, by, Roles.FINANCE_OFFICER);
        }
        var pair =
                narratives.ofEvent(event, MOST).stream()
                        .filter(each -> each.contribution().equals(contribution))
                        .findFirst()
                        .orElseThrow(() -> new NotFound("contribution", contribution));
        if (pair.revision() == read && pair.words().equals(words)) {
            return;
        }
        if (!narratives.add(contribution, event, read, words, by)) {
            throw new NarrativeChanged(pair.code());
        }
        var detail = pair.code() + ", " + (read + 1);
        audit.record(by, "results written", "contribution", contribution, detail);
    }

    /** The language the contribution's statements are printed in. */
    @RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
    public Language language(ContributionId contribution, Actor by) {
        requireKept(contribution, by, KEEPERS);
        return narratives.language(contribution);
    }

    /** Statements frozen from now on are printed in the language chosen. */
    @RolesAllowed({Roles.FINANCE_OFFICER, Roles.SYSTEM})
    public void printIn(ContributionId contribution, Language language, Actor by) {
        requireKept(contribution, by, Roles.FINANCE_OFFICER);
        if (!Narrative.LANGUAGES.contains(language)) {
            throw new InvalidInput("language", Told.of("why.language", language.code()));
        }
        narratives.choose(contribution, language, by);
        audit.record(
                by, "statement language chosen", "contribution", contribution, language.code());
    }

    private boolean runs(EventId event, Actor by) {
        return scopes.of(by, Roles.EVENT_OFFICER).coversEvent(event, narratives.region(event));
    }

    private void requireKept(ContributionId contribution, Actor by, String... roles) {
        if (!scopes.of(by, roles).coversContribution(contribution)) {
            throw new ScopeRefused(by, "contribution " + contribution);
        }
    }
}
