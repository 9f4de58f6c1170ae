package org.muster.invitation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import org.muster.account.Scope;
import org.muster.account.ScopeRefused;
import org.muster.account.Scopes;
import org.muster.event.EventId;
import org.muster.event.EventType;
import org.muster.shared.Actor;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;

/** All campaigns, each opened only to an actor whose role reaches every event it is about. */
@ApplicationScoped
class Campaigns {
    static final String[] READERS = {
        Roles.EVENT_OFFICER, Roles.AUDITOR, Roles.CONTROLLER, Roles.OPERATOR
    };

    /** Whether every event of campaign c is within an actor's reach, see {@link #within}. */
    static final String IN_REACH =
            """
             (:everywhere or not exists (select 1 from muster.campaign_event ce join muster.capacity_event e on e.id = ce.event_id
                where ce.campaign_id = c.id and cast(e.id as varchar) not in (:events) and e.region not in (:regions))) """;

    @PersistenceContext private EntityManager entities;
    @Inject private Scopes scopes;

    void add(Campaign campaign) {
        if (!entities.createQuery(
                        "select c.id from Campaign c where c.code = :code", CampaignId.class)
                .setParameter("code", campaign.code())
                .getResultList()
                .isEmpty()) {
            throw new CampaignCodeTaken(campaign.code());
        }
        entities.persist(campaign);
        entities.flush();
    }

    Campaign get(CampaignId id) {
        var campaign = entities.find(Campaign.class, id);
        if (campaign == null) {
            throw new NotFound("campaign", id);
        }
        return campaign;
    }

    /** The campaign, locked until the transaction ends, for an actor who may change it. */
    Campaign toChange(CampaignId id, Actor actor) {
        var campaign = entities.find(Campaign.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (campaign == null) {
            throw new NotFound("campaign", id);
        }
        require(campaign.events(), actor, Roles.EVENT_OFFICER);
        return campaign;
    }

    Campaign toRead(CampaignId id, Actor actor) {
        var campaign = get(id);
        require(campaign.events(), actor, READERS);
        return campaign;
    }

    /** Refuses an actor whose roles do not reach one of the events. */
    void require(Collection<EventId> events, Actor actor, String... roles) {
        var scope = scopes.of(actor, roles);
        if (scope.everywhere()) {
            return;
        }
        for (var event : events) {
            if (!scope.coversEvent(event, region(event))) {
                throw new ScopeRefused(actor, "event " + event);
            }
        }
    }

    /** Refuses events that are not of one series; a single one needs none. */
    void requireTogether(Set<EventId> events) {
        var ids = events.stream().map(EventId::value).toList();
        if (ids.size() > 1
                && !(Boolean)
                        entities.createNativeQuery(
                                        """
                                        select count(distinct series_id) = 1 and count(series_id) = count(*)
                                        from muster.capacity_event where id in (:ids)""")
                                .setParameter("ids", ids)
                                .getSingleResult()) {
            throw new EventsApart();
        }
    }

    /** The type all these events are of, or null where they are of several. */
    EventType commonType(Set<EventId> events) {
        var types =
                entities.createNativeQuery(
                                "select distinct type from muster.capacity_event where id in (:ids)")
                        .setParameter("ids", events.stream().map(EventId::value).toList())
                        .getResultList();
        return types.size() == 1 ? EventType.valueOf((String) types.get(0)) : null;
    }

    /** The day on which the first of the campaign's events begins that take place. */
    LocalDate firstDay(Campaign campaign) {
        return Rows.day(
                entities.createNativeQuery(
                                """
                                select coalesce(min(e.starts_on) filter (where e.status <> 'CANCELLED'), min(e.starts_on))
                                from muster.campaign_event ce join muster.capacity_event e on e.id = ce.event_id
                                where ce.campaign_id = :id""")
                        .setParameter("id", campaign.id().value())
                        .getSingleResult());
    }

    /** The agreement a campaign is bound to, by its number and its donor's name. */
    String paidBy(Campaign campaign) {
        return campaign.contribution()
                .map(
                        bound ->
                                (String)
                                        entities.createNativeQuery(
                                                        """
                                                        select c.agreement_no || ' – ' || d.name from muster.contribution c
                                                        join muster.donor d on d.id = c.donor_id where c.id = :id""")
                                                .setParameter("id", bound.value())
                                                .getSingleResult())
                .orElse(null);
    }

    Scope reach(Actor actor) {
        return scopes.of(actor, READERS);
    }

    /** Fills in how far the actor reaches. */
    Query within(Query query, Actor actor) {
        var reach = reach(actor);
        return query.setParameter("everywhere", reach.everywhere())
                .setParameter("events", orNone(reach.events()))
                .setParameter("regions", orNone(reach.regions()));
    }

    private static Set<String> orNone(Set<String> some) {
        return some.isEmpty() ? Set.of("") : some;
    }

    private String region(EventId event) {
        var found =
                entities.createNativeQuery(
                                "select region from muster.capacity_event where id = :id")
                        .setParameter("id", event.value())
                        .getResultList();
        if (found.isEmpty()) {
            throw new NotFound("event", event);
        }
        return (String) found.get(0);
    }

    boolean anyQueued(CampaignId id, int revision) {
        return !entities.createNativeQuery(
                        """
                        select 1 from muster.letter l join muster.invitation i on i.id = l.about_id
                        where l.mailing_id = :id and l.purpose = 'INVITATION' and l.delivery <> 'CANCELLED'
                            and i.letter_revision = :revision limit 1""")
                .setParameter("id", id.value())
                .setParameter("revision", revision)
                .getResultList()
                .isEmpty();
    }
}
