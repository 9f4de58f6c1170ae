package org.muster.invitation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.shared.Language;
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

    /** How far the letter is on its way, now. */
    DeliveryState delivery(InvitationId id) {
        return DeliveryState.valueOf(
                (String)
                        entities.createNativeQuery(
                                        "select delivery from muster.invitation where id = :id")
                                .setParameter("id", id.value())
                                .getSingleResult());
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

    /** Puts a letter that was withheld back into the queue, to whom it is addressed now. */
    void requeue(Invitation letter, Addressing.Addressed to, UUID slice, Language language) {
        entities.createNativeQuery(
                        """
                        update muster.invitation set delivery = 'QUEUED', withheld = null, slice_id = :slice,
                            addressee_id = :addressee, addressee_kind = :kind, language = :language,
                            attempts = 0, next_attempt_at = null, queued_at = clock_timestamp()
                        where id = :id and delivery = 'CANCELLED'""")
                .setParameter("slice", slice)
                .setParameter("addressee", to.addressee())
                .setParameter("kind", to.addresseeKind())
                .setParameter("language", language.code())
                .setParameter("id", letter.id().value())
                .executeUpdate();
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

    void openSlice(UUID slice, Campaign campaign, long first, long last) {
        entities.createNativeQuery(
                        """
                        insert into muster.invitation_slice (id, campaign_id, revision, first_no, last_no)
                        values (:id, :campaign, :revision, :first, :last)""")
                .setParameter("id", slice)
                .setParameter("campaign", campaign.id().value())
                .setParameter("revision", campaign.revision())
                .setParameter("first", first)
                .setParameter("last", last)
                .executeUpdate();
    }

    void add(Invitation invitation) {
        entities.persist(invitation);
    }
}
