package org.muster.nomination;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
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
    private static final String SELECT =
            """
            select n.id, n.invitation_id, n.event_id, n.person_id, p.given_name, p.family_name, p.email, p.sex, p.position,
                m.code, coalesce(own.name, english.name, g.name, ''), n.rank, n.funding, n.selection, n.nominated_at,
                n.decided_by, n.decided_at, n.reason
            from muster.nomination n
            join muster.invitation i on i.id = n.invitation_id
            join muster.person p on p.id = n.person_id
            left join muster.member m on m.code = p.member_code
            left join muster.member_name own on own.member_code = m.code and own.language = :language
            left join muster.member_name english on english.member_code = m.code and english.language = 'en'
            left join muster.organisation g on g.id = p.organisation_id
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

    List<NominationSummary> ofEvent(EventId event, Language language, int first, int size) {
        return Rows.of(
                entities.createNativeQuery(
                                SELECT
                                        + """
                                                where n.event_id = :event
                                                order by coalesce(own.name, english.name, g.name, ''), n.rank, p.family_name, n.id""")
                        .setParameter("language", language.code())
                        .setParameter("event", event.value())
                        .setFirstResult(first)
                        .setMaxResults(Math.min(size, 200)),
                NominationReader::read);
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
                row.text());
    }
}
