package org.muster.travel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.event.EventId;
import org.muster.event.ParticipationId;
import org.muster.event.ParticipationRole;
import org.muster.shared.Language;
import org.muster.shared.Rows;

/** Those who take part with what is known of their journeys, whoever lacks something first. */
@ApplicationScoped
class TravelReader {
    private static final String FROM =
            """
            from muster.participation a
            join muster.person p on p.id = a.person_id
            left join muster.travel t on t.participation_id = a.id
            left join muster.member_name own on own.member_code = a.member_code and own.language = :language
            left join muster.member_name english on english.member_code = a.member_code and english.language = 'en'
            left join muster.organisation g on g.id = a.organisation_id
            cross join lateral (select t.participation_id is null or t.arrives_on is null or t.departs_on is null
                or t.ticket is null or t.lodging is null or t.visa_letter is null
                or t.visa_letter and t.emptied_at is null and (t.passport_number = '' or t.passport_nationality = '' or t.passport_expires_on is null)
                as lacks) is_missing
            where a.status = 'CONFIRMED' and (cast(:event as uuid) is null or a.event_id = cast(:event as uuid))
                and (cast(:id as uuid) is null or a.id = cast(:id as uuid))
                and (:filter = 'ALL' or :filter = 'MISSING' and is_missing.lacks or :filter = 'VISA' and t.visa_letter)
            """;

    @PersistenceContext private EntityManager entities;

    List<TravelRow> page(
            EventId event, TravelFilter filter, Language language, int first, int size) {
        return read(
                query(
                                "order by is_missing.lacks desc, p.family_name, p.given_name, a.id",
                                event.value(),
                                null,
                                filter,
                                language)
                        .setFirstResult(first)
                        .setMaxResults(size));
    }

    Optional<TravelRow> one(ParticipationId id, Language language) {
        return read(query("", null, id.value(), TravelFilter.ALL, language)).stream().findFirst();
    }

    long count(EventId event, TravelFilter filter) {
        var query = entities.createNativeQuery("select count(*) " + FROM);
        return Rows.of(bound(query, event.value(), null, filter, Language.EN), Rows::number).get(0);
    }

    private Query query(String order, UUID event, UUID id, TravelFilter filter, Language language) {
        var query =
                entities.createNativeQuery(
                        """
                        select a.id, p.family_name, p.given_name, p.native_name, p.sex,
                            coalesce(own.name, english.name, g.name, ''), a.role, is_missing.lacks
                        """
                                + FROM
                                + order);
        return bound(query, event, id, filter, language);
    }

    private static Query bound(
            Query query, UUID event, UUID id, TravelFilter filter, Language language) {
        return query.setParameter("language", language.code())
                .setParameter("event", Objects.toString(event, null))
                .setParameter("id", Objects.toString(id, null))
                .setParameter("filter", filter.name());
    }

    private List<TravelRow> read(Query query) {
        record Traveller(
                ParticipationId id,
                String family,
                String given,
                String nativeName,
                String sex,
                String from,
                ParticipationRole role,
                boolean lacks) {}
        var found =
                Rows.of(
                        query,
                        row ->
                                new Traveller(
                                        new ParticipationId(row.uuid()),
                                        row.text(),
                                        row.text(),
                                        row.text(),
                                        Objects.requireNonNullElse(row.text(), ""),
                                        row.text(),
                                        ParticipationRole.valueOf(row.text()),
                                        row.flag()));
        var told = told(found.stream().map(Traveller::id).toList());
        return found.stream()
                .map(
                        each -> {
                            var of = told.getOrDefault(each.id(), Travel.Told.NOTHING);
                            return new TravelRow(
                                    each.id(),
                                    each.family(),
                                    each.given(),
                                    each.nativeName(),
                                    each.sex(),
                                    each.from(),
                                    each.role(),
                                    each.lacks(),
                                    of.facts(),
                                    of.changedBy(),
                                    of.changedAt());
                        })
                .toList();
    }

    private Map<ParticipationId, Travel.Told> told(List<ParticipationId> ids) {
        return ids.isEmpty()
                ? Map.of()
                : entities.createQuery("select t from Travel t where t.id in :ids", Travel.class)
                        .setParameter("ids", ids)
                        .getResultStream()
                        .collect(Collectors.toMap(Travel::id, Travel::told));
    }
}
