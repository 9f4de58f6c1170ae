package org.muster.nomination;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.muster.event.EventId;
import org.muster.invitation.InvitationId;
import org.muster.member.PersonId;
import org.muster.shared.Language;
import org.muster.shared.Rows;

/** Nominations with the names that people know them by. */
@ApplicationScoped
class NominationReader {
    /** Least developed and small island Members, by the lists in force on the event's first day. */
    static final String LEAST_DEVELOPED =
            """
            exists (select 1 from muster.member_classification mc where mc.member_code = p.member_code and mc.class in ('LDC', 'SIDS')
                and mc.valid_from <= e.starts_on and (mc.valid_to is null or mc.valid_to >= e.starts_on))""";

    private static final String FROM =
            """

            from muster.nomination n
            join muster.capacity_event e on e.id = n.event_id
            join muster.invitation i on i.id = n.invitation_id
            join muster.campaign c on c.id = i.campaign_id
            join muster.person p on p.id = n.person_id
            left join muster.member m on m.code = p.member_code
            left join muster.member_name own on own.member_code = m.code and own.language = :language
            left join muster.member_name english on english.member_code = m.code and english.language = 'en'
            left join muster.organisation g on g.id = p.organisation_id
            """;

    private static final String SELECT =
            """
            select n.id, n.invitation_id, n.event_id, n.person_id, p.given_name, p.family_name, p.native_name, p.email,
                p.sex, p.position, m.code, coalesce(own.name, english.name, g.name, ''), n.rank, n.funding, n.selection, n.nominated_at,
                n.decided_by, n.decided_at, n.reason, c.needs_endorsement, n.endorsement, """
                    + LEAST_DEVELOPED
                    + FROM;

    private static final String OF_EVENT =
            """
             where n.event_id = :event and (:selection = '' or n.selection = :selection)
                and (:funding = '' or n.funding = :funding)
                and position(lower(:text) in lower(p.given_name || ' ' || p.family_name || ' ' || p.given_name || ' '
                    || coalesce(own.name, english.name, g.name, ''))) > 0
            """;

    @PersistenceContext private EntityManager entities;

    List<NominationSummary> ofRecipient(UUID recipient, Language language) {
        return Rows.of(
                entities.createNativeQuery(
                                SELECT
                                        + " where i.recipient_id = :recipient order by n.event_id, n.rank, n.id")
                        .setParameter("language", language.code())
                        .setParameter("recipient", recipient),
                NominationReader::read);
    }

    /** In the order of selection: by the event's rule, then by administration and priority. */
    List<NominationSummary> ofEvent(
            EventId event, NominationFilter filter, Language language, int first, int size) {
        var query =
                entities.createNativeQuery(
                        SELECT
                                + OF_EVENT
                                + """
                                order by (coalesce((select r.least_developed_first from muster.selection_rule r
                                        where r.event_id = n.event_id), false) and ("""
                                + LEAST_DEVELOPED
                                + """
                                )) desc, coalesce(own.name, english.name, g.name, ''), n.rank, p.family_name, n.id""");
        return Rows.of(
                filtered(query, event, filter, language)
                        .setFirstResult(first)
                        .setMaxResults(Math.min(size, 200)),
                NominationReader::read);
    }

    long count(EventId event, NominationFilter filter, Language language) {
        var query = entities.createNativeQuery("select count(*)" + FROM + OF_EVENT);
        return ((Number) filtered(query, event, filter, language).getSingleResult()).longValue();
    }

    private static Query filtered(
            Query query, EventId event, NominationFilter filter, Language language) {
        return query.setParameter("event", event.value())
                .setParameter("language", language.code())
                .setParameter(
                        "selection", filter.selection() == null ? "" : filter.selection().name())
                .setParameter("funding", funding(filter.isSponsored()))
                .setParameter("text", filter.text());
    }

    private static String funding(Boolean isSponsored) {
        if (isSponsored == null) {
            return "";
        }
        return isSponsored ? "SPONSORED" : "SELF_FUNDED";
    }

    private static NominationSummary read(Rows row) {
        return new NominationSummary(
                new NominationId(row.uuid()),
                new InvitationId(row.uuid()),
                new EventId(row.uuid()),
                new PersonId(row.uuid()),
                row.text(),
                row.text(),
                row.text(),
                row.text(),
                Objects.requireNonNullElse(row.text(), ""),
                row.text(),
                row.text(),
                row.text(),
                (int) row.number(),
                "SPONSORED".equals(row.text()),
                SelectionState.valueOf(row.text()),
                row.instant(),
                row.text(),
                row.instant(),
                row.text(),
                row.flag(),
                EndorsementState.valueOf(row.text()),
                row.flag());
    }
}
