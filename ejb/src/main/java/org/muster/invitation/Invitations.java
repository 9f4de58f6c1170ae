package org.muster.invitation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.shared.NotFound;

/** All invitations, as what they ask and what was answered. */
@ApplicationScoped
class Invitations {
    @PersistenceContext private EntityManager entities;

    Invitation get(InvitationId id) {
        var invitation = entities.find(Invitation.class, id);
        if (invitation == null) {
            throw new NotFound("invitation", id);
        }
        return invitation;
    }

    /** The invitation that counts for this one's recipient: the latest revision's. */
    Invitation latestLike(Invitation any) {
        return entities.createQuery(
                        """
                        select i from Invitation i where i.recipientId = :recipient
                        order by i.letterRevision desc""",
                        Invitation.class)
                .setParameter("recipient", any.recipient())
                .setMaxResults(1)
                .getSingleResult();
    }

    Invitation lock(Invitation invitation) {
        entities.refresh(invitation, LockModeType.PESSIMISTIC_WRITE);
        return invitation;
    }

    /** Every letter to the recipient of this one, each locked until the transaction ends. */
    List<Invitation> lockAllLike(Invitation any) {
        var all =
                entities.createQuery(
                                "select i from Invitation i where i.recipientId = :recipient",
                                Invitation.class)
                        .setParameter("recipient", any.recipient())
                        .getResultList();
        all.forEach(this::lock);
        return all;
    }

    /** The letters of the campaign's revision by recipient. */
    Map<UUID, Invitation> ofRevision(Campaign campaign) {
        return entities
                .createQuery(
                        """
                        select i from Invitation i
                        where i.campaignId = :campaign and i.letterRevision = :revision""",
                        Invitation.class)
                .setParameter("campaign", campaign.id().value())
                .setParameter("revision", campaign.revision())
                .getResultList()
                .stream()
                .collect(Collectors.toMap(Invitation::recipient, each -> each));
    }

    /** The latest earlier letter of each recipient. */
    Map<UUID, Invitation> earlierThan(Campaign campaign) {
        return entities
                .createQuery(
                        """
                        select i from Invitation i where i.campaignId = :campaign and i.letterRevision < :revision
                        order by i.letterRevision""",
                        Invitation.class)
                .setParameter("campaign", campaign.id().value())
                .setParameter("revision", campaign.revision())
                .getResultList()
                .stream()
                .collect(
                        Collectors.toMap(
                                Invitation::recipient, each -> each, (older, newer) -> newer));
    }

    void add(Invitation invitation) {
        entities.persist(invitation);
    }
}
