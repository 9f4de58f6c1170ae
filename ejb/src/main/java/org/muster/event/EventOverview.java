package org.muster.event;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muster.account.Scope;
import org.muster.account.Scopes;
import org.muster.member.OrganisationId;
import org.muster.member.PersonId;
import org.muster.member.Region;
import org.muster.shared.Actor;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;
import org.muster.shared.Rows;

/**
 * Events as people read them, as far as their roles reach. Whoever reads money or the audit trail
 * reads the events too; donors do not.
 */
@Stateless
@RolesAllowed({
    Roles.EVENT_OFFICER,
    Roles.FINANCE_OFFICER,
    Roles.CONTROLLER,
    Roles.OPERATOR,
    Roles.AUDITOR,
    Roles.FACILITATOR,
    Roles.SYSTEM
})
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class EventOverview {
    private static final int LARGEST_PAGE = 200;
    private static final String[] READERS = {
        Roles.EVENT_OFFICER,
        Roles.FINANCE_OFFICER,
        Roles.CONTROLLER,
        Roles.OPERATOR,
        Roles.AUDITOR,
        Roles.FACILITATOR
    };
    private static final String WHERE =
            """
             where (:everywhere = true or e.region in :regions or e.id in :events)
               and (:text = '' or lower(e.code) like :like or lower(e.city) like :like or lower(e.venue) like :like
                    or exists (select 1 from e.titles t where lower(t.title) like :like))
               and (:anyStatus = true or e.status = :status) and (:anyRegion = true or e.region = :region)
               and (:anySeries = true or e.series.value = :series)""";
    private static final String PARTICIPANTS =
            """
              from muster.participation p
              join muster.person n on n.id = p.person_id
              left join muster.organisation o on o.id = p.organisation_id
             where p.event_id = :event
               and (:text = '' or lower(n.family_name) like :like or lower(n.given_name) like :like
                    or lower(p.member_code) = :text)
               and (:role = '' or p.role = :role) and (:status = '' or p.status = :status)""";

    @PersistenceContext private EntityManager entities;
    @Inject private Events events;
    @Inject private SeatCount count;
    @Inject private Scopes scopes;

    public EventSummary event(EventId id, Actor by) {
        return events.within(id, scopes.of(by, READERS), by).summary();
    }

    /** The event of that code, or nothing where no event has it. */
    public Optional<EventSummary> byCode(String code, Actor by) {
        return entities.createQuery(
                        "select e from CapacityEvent e where e.code = :code", CapacityEvent.class)
                .setParameter("code", code)
                .getResultStream()
                .findFirst()
                .map(found -> event(found.id(), by));
    }

    /** Events that the filter lets through, the latest first. */
    public List<EventSummary> page(EventFilter filter, int first, int size, Actor by) {
        var query =
                entities.createQuery(
                        "select e from CapacityEvent e "
                                + WHERE
                                + " order by e.days.from desc, e.code",
                        CapacityEvent.class);
        narrow(query, filter, scopes.of(by, READERS));
        return query.setFirstResult(first)
                .setMaxResults(Math.min(size, LARGEST_PAGE))
                .getResultStream()
                .map(CapacityEvent::summary)
                .toList();
    }

    public long count(EventFilter filter, Actor by) {
        var query =
                entities.createQuery("select count(e) from CapacityEvent e " + WHERE, Long.class);
        narrow(query, filter, scopes.of(by, READERS));
        return query.getSingleResult();
    }

    public List<EventSeries> series(int first, int size) {
        return events.seriesPage(first, Math.min(size, LARGEST_PAGE));
    }

    public EventSeries series(SeriesId id) {
        return events.series(id).orElseThrow(() -> new NotFound("series", id));
    }

    public List<EventOutput> outputs(EventId id, Actor by) {
        event(id, by);
        return events.outputs(id);
    }

    public Optional<Seats> seats(EventId id, Actor by) {
        event(id, by);
        return events.seats(id).map(EventSeats::seats);
    }

    /** How many seats are offered and taken; empty where nobody said how many there are. */
    public Optional<SeatSummary> seatSummary(EventId id, Actor by) {
        return seats(id, by).map(offered -> summary(offered, count.taken(id, null, null)));
    }

    private static SeatSummary summary(Seats offered, Seats.Taken taken) {
        return new SeatSummary(
                offered.total(),
                taken.total(),
                offered.sponsoredTotal(),
                taken.sponsored(),
                offered.sponsoredPerMember(),
                offered.selfFundedPerMember());
    }

    /** The people of an event by name. */
    public List<ParticipantSummary> participants(
            EventId id, ParticipantFilter filter, int first, int size, Actor by) {
        event(id, by);
        var query =
                entities.createNativeQuery(
                        """
                        select p.id, p.person_id, n.family_name, n.given_name, p.role, p.funding, p.status,
                               p.member_code, p.organisation_id, o.acronym, p.reason
                        """
                                + PARTICIPANTS
                                + " order by n.family_name, n.given_name, p.id");
        narrow(query, id, filter);
        query.setFirstResult(first).setMaxResults(Math.min(size, LARGEST_PAGE));
        return Rows.of(query, EventOverview::participant);
    }

    public long countParticipants(EventId id, ParticipantFilter filter, Actor by) {
        event(id, by);
        var query = entities.createNativeQuery("select count(*) " + PARTICIPANTS);
        narrow(query, id, filter);
        return ((Number) query.getSingleResult()).longValue();
    }

    public EventFigures figures(EventId id, Actor by) {
        event(id, by);
        var query =
                entities.createNativeQuery(
                                """
                                select count(distinct member_code) filter (where role = 'PARTICIPANT'),
                                       count(*) filter (where role = 'PARTICIPANT'),
                                       count(*) filter (where role = 'PARTICIPANT' and funding = 'SPONSORED'),
                                       count(*) filter (where role = 'PARTICIPANT' and funding = 'SELF_FUNDED'),
                                       count(*) filter (where role <> 'PARTICIPANT')
                                  from muster.participation where event_id = :event and status = 'CONFIRMED'""")
                        .setParameter("event", id.value());
        return Rows.of(
                        query,
                        row ->
                                new EventFigures(
                                        row.number(),
                                        row.number(),
                                        row.number(),
                                        row.number(),
                                        row.number()))
                .get(0);
    }

    private static void narrow(Query query, EventFilter filter, Scope scope) {
        var text = filter.text() == null ? "" : filter.text().strip().toLowerCase(Locale.ROOT);
        query.setParameter("everywhere", scope.everywhere())
                .setParameter("regions", regions(scope))
                .setParameter("events", eventIds(scope))
                .setParameter("text", text)
                .setParameter("like", "%" + text + "%")
                .setParameter("anyStatus", filter.status() == null)
                .setParameter(
                        "status", filter.status() == null ? EventStatus.PLANNED : filter.status())
                .setParameter("anyRegion", filter.region() == null)
                .setParameter("region", filter.region() == null ? Region.AP : filter.region())
                .setParameter("anySeries", filter.series() == null)
                .setParameter(
                        "series",
                        filter.series() == null ? new UUID(0, 0) : filter.series().value());
    }

    private static void narrow(Query query, EventId id, ParticipantFilter filter) {
        var text = filter.text() == null ? "" : filter.text().strip().toLowerCase(Locale.ROOT);
        query.setParameter("event", id.value())
                .setParameter("text", text)
                .setParameter("like", text + "%")
                .setParameter("role", filter.role() == null ? "" : filter.role().name())
                .setParameter("status", filter.status() == null ? "" : filter.status().name());
    }

    private static Set<Region> regions(Scope scope) {
        return Arrays.stream(Region.values())
                .filter(region -> scope.regions().contains(region.name()))
                .collect(Collectors.toSet());
    }

    private static Set<EventId> eventIds(Scope scope) {
        return scope.events().stream()
                .flatMap(
                        text -> {
                            try {
                                return Stream.of(EventId.of(text));
                            } catch (NotFound noId) {
                                return Stream.empty();
                            }
                        })
                .collect(Collectors.toSet());
    }

    private static ParticipantSummary participant(Rows row) {
        return new ParticipantSummary(
                new ParticipationId(row.uuid()),
                new PersonId(row.uuid()),
                row.text(),
                row.text(),
                ParticipationRole.valueOf(row.text()),
                Funding.valueOf(row.text()),
                ParticipationStatus.valueOf(row.text()),
                row.text(),
                organisation(row.uuid()),
                row.text(),
                row.text());
    }

    private static OrganisationId organisation(UUID id) {
        return id == null ? null : new OrganisationId(id);
    }
}
