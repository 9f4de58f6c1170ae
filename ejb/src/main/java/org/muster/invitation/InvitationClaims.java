package org.muster.invitation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.shared.Roles;
import org.muster.shared.Settings;

/**
 * The rows behind sending: who holds a slice, which letters are in flight, what became of them. The
 * database's clock decides about leases; a consumer that lost its slice can still tell what it
 * sent, and nothing more.
 */
@Stateless
@RolesAllowed(Roles.SYSTEM)
public class InvitationClaims {
    @PersistenceContext private EntityManager entities;
    @Inject private Settings settings;
    @Inject private Campaigns campaigns;
    @Inject private Parcels parcels;
    @Inject private DispatchRule rule;

    /**
     * Takes a free slice of the revision that a campaign is sending; what its last holder left is
     * uncertain.
     */
    public Optional<Lease> open(UUID slice) {
        var rows =
                Rows.of(
                        entities.createNativeQuery(
                                        """
                                update muster.invitation_slice set generation = generation + 1, claimed_by = :node,
                                    lease_until = clock_timestamp() + make_interval(secs => :lease)
                                where id in (select s.id from muster.invitation_slice s
                                    join muster.campaign c on c.id = s.campaign_id
                                    where s.id = :slice and not s.done and c.state = 'SENDING' and s.revision = c.revision
                                        and (s.lease_until is null or s.lease_until < clock_timestamp())
                                    for update of s skip locked)
                                returning generation, campaign_id, revision""")
                                .setParameter("node", settings.nodeName())
                                .setParameter("lease", leaseSeconds())
                                .setParameter("slice", slice));
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        doubt(slice);
        var row = rows.get(0);
        return Optional.of(
                new Lease(
                        slice,
                        ((Number) row[0]).longValue(),
                        new CampaignId((UUID) row[1]),
                        ((Number) row[2]).intValue()));
    }

    /** The press for the slice's letters. */
    public LetterPress press(Lease lease) {
        var campaign = campaigns.get(lease.campaign());
        return new LetterPress(
                campaign.texts(lease.revision()),
                lease.revision(),
                campaign.deadline(),
                parcels.events(lease.campaign()),
                settings.organisationName());
    }

    /**
     * Marks what was sent and takes the next letters in the same commit; none when the slice is
     * done, its campaign rests, or the lease was lost.
     */
    public List<Parcel> markAndTake(Lease lease, List<Outcome> outcomes) {
        mark(lease, outcomes);
        if (!renew(lease)) {
            return List.of();
        }
        var taken =
                Rows.ids(
                        rule.due(
                                        entities.createNativeQuery(
                                                """
                                update muster.invitation set possibly_twice = possibly_twice or times_uncertain > 0,
                                    delivery = 'IN_FLIGHT', withheld = null, generation = :generation, attempts = attempts + 1
                                where id in (select i.id from muster.invitation i %s
                                    where i.slice_id = :slice and c.state = 'SENDING' and %s
                                    order by i.dispatch_no limit :size for update of i skip locked)
                                returning id"""
                                                        .formatted(
                                                                DispatchRule.JOINS,
                                                                DispatchRule.DUE)))
                                .setParameter("generation", lease.generation())
                                .setParameter("slice", lease.slice())
                                .setParameter(
                                        "size", settings.number("muster.dispatch.mark.size", 20)));
        if (taken.isEmpty()) {
            giveBack(lease);
        }
        return parcels.of(taken);
    }

    /** Marks what was sent and lets go of the slice. */
    public void markAndRelease(Lease lease, List<Outcome> outcomes) {
        mark(lease, outcomes);
        giveBack(lease);
    }

    /** What consumers that are gone had in flight becomes uncertain; their slices are free. */
    public int reclaimLapsed() {
        var lapsed =
                Rows.ids(
                        entities.createNativeQuery(
                                """
                                update muster.invitation_slice set generation = generation + 1, lease_until = null
                                where id in (select id from muster.invitation_slice
                                    where not done and lease_until < clock_timestamp() for update skip locked)
                                returning id"""));
        lapsed.forEach(this::doubt);
        return lapsed.size();
    }

    /** Slices with letters that are due and that nobody holds, told again after a while. */
    public List<UUID> forgotten() {
        return Rows.ids(
                rule.due(
                                entities.createNativeQuery(
                                        """
                        update muster.invitation_slice set announced_at = clock_timestamp()
                        where id in (select s.id from muster.invitation_slice s join muster.campaign mine on mine.id = s.campaign_id
                            where not s.done and s.lease_until is null and mine.state = 'SENDING' and s.revision = mine.revision
                                and (s.announced_at is null or s.announced_at < clock_timestamp() - make_interval(secs => :after))
                                and exists (select 1 from muster.invitation i %s where i.slice_id = s.id and %s)
                            order by s.first_no limit 100 for update of s skip locked)
                        returning id"""
                                                .formatted(DispatchRule.JOINS, DispatchRule.DUE)))
                        .setParameter(
                                "after",
                                (double) settings.number("muster.dispatch.announce.seconds", 10)));
    }

    /** Keeps back, with the reason, whatever was queued and must not go any more. */
    public int withholdUndue() {
        return rule.withhold(null);
    }

    /**
     * Whatever this database shows as in flight, or as waiting, may have gone in an earlier life.
     */
    public void doubtEverything(boolean alsoWaiting) {
        doubt(null);
        if (alsoWaiting) {
            entities.createNativeQuery(
                            """
                            update muster.invitation set delivery = 'UNCERTAIN', times_uncertain = times_uncertain + 1,
                                delivery_detail = 'May have gone before this installation was armed'
                            where delivery = 'QUEUED'""")
                    .executeUpdate();
        }
        entities.createNativeQuery(
                        """
                        update muster.invitation_slice s set generation = generation + 1, lease_until = null, announced_at = null,
                            done = not exists (select 1 from muster.invitation i where i.slice_id = s.id and i.delivery in ('QUEUED', 'UNCERTAIN'))""")
                .executeUpdate();
    }

    private void doubt(UUID slice) {
        var query =
                entities.createNativeQuery(
                        """
                        update muster.invitation set delivery = 'UNCERTAIN', times_uncertain = times_uncertain + 1,
                            delivery_detail = 'In flight when its sender was gone'
                        where delivery = 'IN_FLIGHT' and """
                                + (slice == null ? " true" : " slice_id = :slice"));
        if (slice != null) {
            query.setParameter("slice", slice);
        }
        query.executeUpdate();
    }

    private boolean renew(Lease lease) {
        return entities.createNativeQuery(
                                """
                                update muster.invitation_slice set lease_until = clock_timestamp() + make_interval(secs => :lease)
                                where id = :slice and generation = :generation and not done""")
                        .setParameter("lease", leaseSeconds())
                        .setParameter("slice", lease.slice())
                        .setParameter("generation", lease.generation())
                        .executeUpdate()
                == 1;
    }

    private void giveBack(Lease lease) {
        entities.createNativeQuery(
                        """
                        update muster.invitation_slice s set lease_until = null, announced_at = clock_timestamp(),
                            done = not exists (select 1 from muster.invitation i where i.slice_id = s.id
                                and (i.delivery in ('QUEUED', 'IN_FLIGHT') or i.delivery = 'UNCERTAIN' and i.times_uncertain <= :again))
                        where id = :slice and generation = :generation""")
                .setParameter("again", rule.timesAgain())
                .setParameter("slice", lease.slice())
                .setParameter("generation", lease.generation())
                .executeUpdate();
    }

    private void mark(Lease lease, List<Outcome> outcomes) {
        var sent =
                outcomes.stream()
                        .filter(each -> each.kind() == Outcome.Kind.SENT)
                        .map(each -> each.invitation().value())
                        .toList();
        if (!sent.isEmpty()) {
            entities.createNativeQuery(
                            """
                            update muster.invitation set delivery = 'SENT', sent_at = clock_timestamp(), delivery_detail = '',
                                next_attempt_at = null, withheld = null
                            where id in (:ids) and generation = :generation and delivery in ('IN_FLIGHT', 'UNCERTAIN')""")
                    .setParameter("ids", sent)
                    .setParameter("generation", lease.generation())
                    .executeUpdate();
        }
        for (var outcome : outcomes) {
            switch (outcome.kind()) {
                case SENT -> {}
                case LATER -> putBack(lease, outcome, true);
                case NOT_SENT -> putBack(lease, outcome, false);
                case REFUSED -> settle(lease, outcome, "FAILED", 0);
                case UNKNOWN -> settle(lease, outcome, "UNCERTAIN", 1);
            }
        }
    }

    /** Back into the queue, later each time; a letter that is never taken fails in the end. */
    private void putBack(Lease lease, Outcome outcome, boolean counts) {
        entities.createNativeQuery(
                        """
                        update muster.invitation set delivery_detail = :detail,
                            delivery = case when :counts and attempts >= :most then 'FAILED' else 'QUEUED' end,
                            attempts = case when :counts then attempts else attempts - 1 end,
                            next_attempt_at = clock_timestamp() + make_interval(secs =>
                                case when :counts then least(:wait * power(2, attempts - 1), 3600) else :wait end)
                        where id = :id and generation = :generation and delivery = 'IN_FLIGHT'""")
                .setParameter("detail", outcome.detail())
                .setParameter("counts", counts)
                .setParameter("most", settings.number("muster.dispatch.attempts", 12))
                .setParameter(
                        "wait", (double) settings.number("muster.dispatch.backoff.seconds", 15))
                .setParameter("id", outcome.invitation().value())
                .setParameter("generation", lease.generation())
                .executeUpdate();
    }

    private void settle(Lease lease, Outcome outcome, String delivery, int doubts) {
        entities.createNativeQuery(
                        """
                        update muster.invitation set delivery = :delivery, delivery_detail = :detail,
                            times_uncertain = times_uncertain + :doubts, next_attempt_at = null
                        where id = :id and generation = :generation and delivery = 'IN_FLIGHT'""")
                .setParameter("delivery", delivery)
                .setParameter("detail", outcome.detail())
                .setParameter("doubts", doubts)
                .setParameter("id", outcome.invitation().value())
                .setParameter("generation", lease.generation())
                .executeUpdate();
    }

    private double leaseSeconds() {
        return settings.number("muster.dispatch.lease.seconds", 120);
    }
}
