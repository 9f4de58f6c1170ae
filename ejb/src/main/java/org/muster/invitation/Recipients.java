package org.muster.invitation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muster.shared.NotFound;

/** Whom campaigns are for: each recipient once, the left-out ones with their reason. */
@ApplicationScoped
class Recipients {
    @PersistenceContext private EntityManager entities;
    @Inject private Addressing addressing;
    @Inject private DispatchRule rule;
    @Inject private Clock clock;

    /** Adds the Members that are none of the campaign's recipients yet; returns how many. */
    int addMembers(Campaign campaign, Collection<String> codes) {
        if (codes.isEmpty()) {
            return 0;
        }
        return entities.createNativeQuery(
                        """
                        insert into muster.campaign_recipient (id, campaign_id, kind, member_code)
                        select gen_random_uuid(), :id, 'MEMBER', m.code from muster.member m where m.code in (:codes)
                        on conflict do nothing""")
                .setParameter("id", campaign.id().value())
                .setParameter("codes", Set.copyOf(codes))
                .executeUpdate();
    }

    int add(Campaign campaign, RecipientKind kind, UUID organisation, UUID person) {
        return entities.createNativeQuery(
                        """
                        insert into muster.campaign_recipient (id, campaign_id, kind, organisation_id, person_id)
                        values (:new, :id, :kind, :organisation, :person) on conflict do nothing""")
                .setParameter("new", UUID.randomUUID())
                .setParameter("id", campaign.id().value())
                .setParameter("kind", kind.name())
                .setParameter("organisation", organisation)
                .setParameter("person", person)
                .executeUpdate();
    }

    void leaveOut(Campaign campaign, UUID recipient, String reason) {
        require(
                recipient,
                entities.createNativeQuery(
                                """
                                update muster.campaign_recipient
                                set left_out = :reason, kept_reason = null, kept_by = null, kept_at = null
                                where id = :recipient and campaign_id = :id""")
                        .setParameter("reason", reason),
                campaign);
    }

    /** Leaves out those of the Members whom nobody left out by hand yet; returns how many. */
    int leaveOutMembers(Campaign campaign, Collection<String> codes, String reason) {
        if (codes.isEmpty()) {
            return 0;
        }
        return entities.createNativeQuery(
                        """
                        update muster.campaign_recipient
                        set left_out = :reason, kept_reason = null, kept_by = null, kept_at = null
                        where campaign_id = :id and kind = 'MEMBER' and member_code in (:codes)
                            and (left_out is null or left_out in (:rules))""")
                .setParameter("reason", reason)
                .setParameter("id", campaign.id().value())
                .setParameter("codes", Set.copyOf(codes))
                .setParameter(
                        "rules",
                        Stream.of(LeftOut.values()).map(Enum::name).collect(Collectors.toSet()))
                .executeUpdate();
    }

    void takeBackIn(Campaign campaign, UUID recipient) {
        require(
                recipient,
                entities.createNativeQuery(
                        "update muster.campaign_recipient set left_out = null where id = :recipient and campaign_id = :id"),
                campaign);
    }

    /** Keeps in a recipient although another donor supported it already. */
    void keepIn(Campaign campaign, UUID recipient, String reason, String by) {
        require(
                recipient,
                entities.createNativeQuery(
                                """
                                update muster.campaign_recipient
                                set left_out = null, kept_reason = :reason, kept_by = :by, kept_at = clock_timestamp()
                                where id = :recipient and campaign_id = :id""")
                        .setParameter("reason", reason)
                        .setParameter("by", by),
                campaign);
    }

    /** Why the recipient would be left out by a rule now; null where none does. */
    LeftOut byRule(Campaign campaign, UUID recipient) {
        return addressing.of(campaign.id(), LocalDate.now(clock)).stream()
                .filter(each -> each.recipient().equals(recipient))
                .findFirst()
                .orElseThrow(() -> new NotFound("recipient", recipient))
                .leftOut();
    }

    /** Whoever is added or decided about is looked at by the rules, and so are queued letters. */
    void settle(Campaign campaign) {
        campaign.changeRecipients();
        entities.flush();
        addressing.refresh(campaign.id(), LocalDate.now(clock));
        rule.withhold(campaign.id());
    }

    private static void require(UUID recipient, Query change, Campaign campaign) {
        var changed =
                change.setParameter("recipient", recipient)
                        .setParameter("id", campaign.id().value())
                        .executeUpdate();
        if (changed == 0) {
            throw new NotFound("recipient", recipient);
        }
    }
}
