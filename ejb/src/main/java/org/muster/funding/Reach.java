package org.muster.funding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import org.muster.account.Scope;
import org.muster.account.ScopeRefused;
import org.muster.account.Scopes;
import org.muster.event.EventId;
import org.muster.shared.Actor;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;
import org.muster.shared.Rows;

/** Which contributions an actor's roles reach. */
@ApplicationScoped
class Reach {
    private static final String[] READERS = {
        Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.DONOR
    };
    private static final String[] KEEPERS = {Roles.FINANCE_OFFICER, Roles.CONTROLLER};

    @PersistenceContext private EntityManager entities;
    @Inject private Scopes scopes;

    void toEnter(ContributionId id, Actor actor) {
        require(id, actor, Roles.FINANCE_OFFICER);
    }

    /** What belongs to no contribution yet, e.g. a new agreement, needs the role everywhere. */
    void toEnterAnything(Actor actor) {
        requireEverywhere(actor, Roles.FINANCE_OFFICER);
    }

    void toApprove(ContributionId id, Actor actor) {
        require(id, actor, Roles.CONTROLLER);
    }

    void toRead(ContributionId id, Actor actor) {
        require(id, actor, READERS);
    }

    /** What several contributions bear is read by whoever keeps one of them, or all there are. */
    void toReadOneOf(Collection<ContributionId> ids, Actor actor) {
        var scope = keeping(actor);
        if (!scope.everywhere() && ids.stream().noneMatch(scope::coversContribution)) {
            throw new ScopeRefused(actor, "contributions " + ids);
        }
    }

    /** A donor is known to whoever reaches one of its contributions. */
    void toRead(DonorId id, Actor actor) {
        if (entities.find(Donor.class, id) == null) {
            throw new NotFound("donor", id);
        }
        var scope = scopes.of(actor, READERS);
        var reached =
                entities.createQuery(
                                "select c.id from Contribution c where c.donor = :donor",
                                ContributionId.class)
                        .setParameter("donor", id)
                        .getResultStream()
                        .anyMatch(scope::coversContribution);
        if (!scope.everywhere() && !reached) {
            throw new ScopeRefused(actor, "donor " + id);
        }
    }

    /** Whether the actor may enter what belongs to the contribution. */
    boolean entersInto(ContributionId id, Actor actor) {
        return scopes.of(actor, Roles.FINANCE_OFFICER).coversContribution(id);
    }

    /** Donors are everybody's: only who keeps all contributions names them. */
    void toKeepDonors(Actor actor) {
        requireEverywhere(actor, KEEPERS);
    }

    /** A gift is noted by whoever keeps the contribution it stands beside, or runs the event. */
    void toNoteGift(EventId event, ContributionId beside, Actor actor) {
        var region = region(event);
        if (scopes.of(actor, Roles.EVENT_OFFICER).coversEvent(event, region)) {
            return;
        }
        if (beside == null) {
            toEnterAnything(actor);
        } else {
            toEnter(beside, actor);
        }
    }

    /** Who runs an event may know which agreements pay for it, but none of their figures. */
    void toInvite(EventId event, Actor actor) {
        if (!scopes.of(actor, Roles.EVENT_OFFICER).coversEvent(event, region(event))) {
            throw new ScopeRefused(actor, "event " + event);
        }
    }

    void toValueGift(ContributionId beside, Actor actor) {
        if (beside == null) {
            requireEverywhere(actor, KEEPERS);
        } else {
            require(beside, actor, KEEPERS);
        }
    }

    /** How far the actor keeps the books; a donor reads and keeps none. */
    Scope keeping(Actor actor) {
        return scopes.of(actor, Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR);
    }

    /** How far the actor may read. */
    Scope reading(Actor actor) {
        return scopes.of(actor, READERS);
    }

    private String region(EventId event) {
        return Rows.of(
                        entities.createNativeQuery(
                                        "select region from muster.capacity_event where id = :id")
                                .setParameter("id", event.value()),
                        Rows::text)
                .stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("event", event));
    }

    private void requireEverywhere(Actor actor, String... roles) {
        if (!scopes.of(actor, roles).everywhere()) {
            throw new ScopeRefused(actor, "all contributions");
        }
    }

    private void require(ContributionId id, Actor actor, String... roles) {
        if (!scopes.of(actor, roles).coversContribution(id)) {
            throw new ScopeRefused(actor, "contribution " + id);
        }
    }
}
