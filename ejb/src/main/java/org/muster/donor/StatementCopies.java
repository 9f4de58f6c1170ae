package org.muster.donor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.muster.funding.DonorId;
import org.muster.letter.DeliveryState;
import org.muster.letter.LetterId;
import org.muster.reporting.StatementId;
import org.muster.shared.Actor;
import org.muster.shared.Language;
import org.muster.shared.NotFound;
import org.muster.shared.Rows;

/** All copies of statements, with the letters that carry them. */
@ApplicationScoped
class StatementCopies {
    @PersistenceContext private EntityManager entities;

    /** The letter that counts for a copy, and how far it is. */
    record Carried(LetterId letter, DeliveryState delivery) {}

    StatementCopy get(StatementCopyId id) {
        return find(id).orElseThrow(() -> new NotFound("statement-copy", id));
    }

    Optional<StatementCopy> find(StatementCopyId id) {
        return Optional.ofNullable(entities.find(StatementCopy.class, id));
    }

    Optional<StatementCopy> find(StatementId statement, DonorContactId contact) {
        return entities.createQuery(
                        "select c from StatementCopy c where c.statement = :statement and c.contact = :contact",
                        StatementCopy.class)
                .setParameter("statement", statement)
                .setParameter("contact", contact)
                .getResultStream()
                .findFirst();
    }

    StatementCopy add(StatementId statement, DonorContactId contact, Instant until, Actor by) {
        var copy = StatementCopy.of(statement, contact, until, by);
        entities.persist(copy);
        return copy;
    }

    DonorContact contact(StatementCopy copy) {
        return entities.find(DonorContact.class, copy.contact());
    }

    /** Whom the donor's statements go to on a day. */
    List<DonorContact> contacts(DonorId donor, LocalDate on) {
        return entities.createQuery(
                        "select k from DonorContact k where k.donor = :donor order by k.id.value",
                        DonorContact.class)
                .setParameter("donor", donor)
                .getResultStream()
                .filter(contact -> contact.isValidOn(on))
                .toList();
    }

    Language language(DonorContact contact) {
        var query =
                entities.createNativeQuery("select language from muster.person where id = :id")
                        .setParameter("id", contact.person().value());
        return Language.of(Rows.of(query, Rows::text).get(0));
    }

    Optional<Carried> carried(StatementCopy copy) {
        var query =
                entities.createNativeQuery(
                                """
                                select id, delivery from muster.letter
                                 where about_id = :copy and purpose = 'STATEMENT' and occasion = :occasion""")
                        .setParameter("copy", copy.id().value())
                        .setParameter("occasion", copy.occasion());
        return Rows.of(
                        query,
                        row ->
                                new Carried(
                                        new LetterId(row.uuid()),
                                        DeliveryState.valueOf(row.text())))
                .stream()
                .findFirst();
    }

    List<StatementCopySummary> of(StatementId statement, Instant now) {
        var query =
                entities.createNativeQuery(
                                """
                                select c.id, p.given_name || ' ' || p.family_name, coalesce(p.email, ''), l.language, l.delivery,
                                       l.delivery_detail, l.queued_at, l.sent_at, c.open_until, not c.revoked and c.open_until > :now
                                  from muster.statement_copy c
                                  join muster.donor_contact k on k.id = c.contact_id
                                  join muster.person p on p.id = k.person_id
                                  join muster.letter l on l.about_id = c.id and l.purpose = 'STATEMENT' and l.occasion = c.occasion
                                 where c.statement_id = :statement order by 2, c.id""")
                        .setParameter("statement", statement.value())
                        .setParameter("now", now);
        return Rows.of(query, StatementCopies::summary);
    }

    private static StatementCopySummary summary(Rows row) {
        return new StatementCopySummary(
                new StatementCopyId(row.uuid()),
                row.text(),
                row.text(),
                Language.of(row.text()),
                DeliveryState.valueOf(row.text()),
                row.text(),
                row.instant(),
                row.instant(),
                row.instant(),
                row.flag());
    }
}
