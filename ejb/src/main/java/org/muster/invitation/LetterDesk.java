package org.muster.invitation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import org.muster.letter.LetterId;
import org.muster.letter.Letters;
import org.muster.letter.Withheld;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.Roles;

/**
 * Decides about many letters of a campaign at once. Those that moved on meanwhile stay as they are,
 * and so the answer says how many it was.
 */
@Stateless
@RolesAllowed({Roles.EVENT_OFFICER, Roles.SYSTEM})
public class LetterDesk {
    private static final String TO_DECIDE =
            """
             and (l.delivery in ('FAILED', 'UNCERTAIN') or l.withheld = 'BY_HAND')
             and not exists (select 1 from muster.letter later where later.about_id = l.about_id and later.purpose = l.purpose
                 and later.occasion > l.occasion and later.delivery <> 'CANCELLED')""";
    private static final String QUEUED = " and l.delivery = 'QUEUED'";

    @Inject private Campaigns campaigns;
    @Inject private BoardRows rows;
    @Inject private Letters letters;
    @Inject private DispatchRule rule;
    @Inject private AuditTrail audit;

    /**
     * Lets letters go again that failed, are uncertain, or were cancelled by hand; not one in whose
     * place another went, e.g. to the office.
     */
    public int retry(CampaignId id, Collection<LetterId> named, Actor actor) {
        campaigns.toChange(id, actor).requireOpen();
        return retried(id, rows.ids(id, named, TO_DECIDE), actor);
    }

    /** The same for all that the filter lets through. */
    public int retryAll(CampaignId id, LetterFilter filter, Actor actor) {
        campaigns.toChange(id, actor).requireOpen();
        return retried(id, rows.ids(id, filter, TO_DECIDE), actor);
    }

    /** Keeps back letters that wait. */
    public int cancel(CampaignId id, Collection<LetterId> named, Actor actor) {
        campaigns.toChange(id, actor);
        return cancelled(id, rows.ids(id, named, QUEUED), actor);
    }

    /** The same for all that the filter lets through. */
    public int cancelAll(CampaignId id, LetterFilter filter, Actor actor) {
        campaigns.toChange(id, actor);
        return cancelled(id, rows.ids(id, filter, QUEUED), actor);
    }

    /** What must not go any more is kept back again by its rule, and says why. */
    private int retried(CampaignId id, List<LetterId> those, Actor actor) {
        var many = letters.sendAgain(those);
        rule.withhold(id);
        audit.record(actor, "letters sent again", "campaign", id, "" + many);
        return many;
    }

    private int cancelled(CampaignId id, List<LetterId> those, Actor actor) {
        var many =
                letters.withhold(
                        those.stream()
                                .map(letter -> new Letters.Verdict(letter, Withheld.BY_HAND))
                                .toList());
        audit.record(actor, "letters cancelled", "campaign", id, "" + many);
        return many;
    }
}
