package org.muster.certificate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.muster.event.EventId;
import org.muster.invitation.AskedInvitations;
import org.muster.invitation.InvitedEvent;
import org.muster.invitation.LinkSeal;
import org.muster.member.PersonId;
import org.muster.shared.Language;
import org.muster.shared.NotFound;
import org.muster.shared.Rows;
import org.muster.shared.Settings;

/** All certificates, and how people stand to them. */
@ApplicationScoped
class Certificates {
    /** More people than any event has. */
    static final int MOST = 5_000;

    private static final String PURPOSE = "certificate";
    private static final String HOLDER =
            """
            n.id, n.family_name, n.given_name, coalesce(n.native_name, ''), coalesce(own.name, english.name, o.name, ''),
            n.language, n.erased_at is not null
            """;
    private static final String OF =
            """
              join muster.person n on n.id = s.person_id
              left join lateral (select member_code, organisation_id from muster.participation
                                  where event_id = s.event_id and person_id = s.person_id and status = 'CONFIRMED'
                                  order by (role = 'PARTICIPANT') desc, role limit 1) p on true
              left join muster.member_name own
                on own.member_code = coalesce(p.member_code, n.member_code) and own.language = n.language
              left join muster.member_name english
                on english.member_code = coalesce(p.member_code, n.member_code) and english.language = 'en'
              left join muster.organisation o on o.id = coalesce(p.organisation_id, n.organisation_id)
            """;

    @PersistenceContext private EntityManager entities;
    @Inject private AskedInvitations invitations;
    @Inject private LinkSeal seal;
    @Inject private Settings settings;

    /** The event's people by administration and name; one of them alone where named. */
    List<Standing> standings(EventId event, PersonId only, int first, int size) {
        var query =
                entities.createNativeQuery(
                                "select "
                                        + HOLDER
                                        + """
                                , coalesce(p.member_code, n.member_code, ''), s.half_days, s.disputed, s.half_days_of,
                                  s.needed, s.takes_part
                                  from muster.certificate_standing s
                                """
                                        + OF
                                        + """
                                 where s.event_id = :event and (:only = '' or cast(s.person_id as text) = :only)
                                 order by coalesce(english.name, o.name, ''), n.family_name, n.given_name, n.id""")
                        .setParameter("event", event.value())
                        .setParameter("only", only == null ? "" : only.toString())
                        .setFirstResult(first)
                        .setMaxResults(size);
        var latest = latest(event);
        var shown = invitations.event(event);
        return Rows.of(query, row -> standing(row, latest, shown));
    }

    /** How one of the event's people stands. */
    Standing standing(EventId event, PersonId person) {
        return standings(event, person, 0, 1).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("person", person));
    }

    private Standing standing(Rows row, Map<PersonId, Certificate> latest, InvitedEvent event) {
        var holder = holder(row);
        var memberCode = row.text();
        var halfDays = (int) row.number();
        var disputed = (int) row.number();
        var of = (int) row.number();
        var needed = (int) row.number();
        var certificate = latest.get(holder.person());
        var isAsIssued =
                certificate != null
                        && certificate.isAsIssued(paper(certificate, holder, event), halfDays, of);
        return new Standing(
                holder,
                memberCode,
                halfDays,
                disputed,
                of,
                needed,
                row.flag(),
                certificate,
                isAsIssued);
    }

    private static Holder holder(Rows row) {
        return new Holder(
                new PersonId(row.uuid()),
                row.text(),
                row.text(),
                row.text(),
                row.text(),
                Language.of(row.text()),
                row.flag());
    }

    /** The latest issue of each person's certificate. */
    private Map<PersonId, Certificate> latest(EventId event) {
        var latest = new HashMap<PersonId, Certificate>();
        entities.createQuery(
                        "select c from Certificate c where c.event = :event order by c.revision",
                        Certificate.class)
                .setParameter("event", event)
                .getResultList()
                .forEach(each -> latest.put(each.person(), each));
        return latest;
    }

    long count(EventId event) {
        return Rows.of(
                        entities.createNativeQuery(
                                        "select count(*) from muster.certificate_standing where event_id = :event")
                                .setParameter("event", event.value()),
                        Rows::number)
                .get(0);
    }

    /** How those stand whose certificate is in force, in the order of the numbers. */
    List<Standing> inForce(EventId event) {
        return standings(event, null, 0, MOST).stream()
                .filter(Standing::isInForce)
                .sorted(Comparator.comparing(each -> each.latest().number()))
                .toList();
    }

    /** Who of the event's people has an address. */
    Set<PersonId> reached(EventId event) {
        var query =
                entities.createNativeQuery(
                                """
                                select n.id from muster.certificate c join muster.person n on n.id = c.person_id
                                 where c.event_id = :event and n.email is not null and n.erased_at is null""",
                                UUID.class)
                        .setParameter("event", event.value());
        return Set.copyOf(Rows.of(query, row -> new PersonId(row.uuid())));
    }

    /** What a certificate's paper says by what is known now. */
    CertificatePaper paper(Certificate certificate) {
        return paper(certificate, holder(certificate), invitations.event(certificate.event()));
    }

    private CertificatePaper paper(Certificate certificate, Holder holder, InvitedEvent event) {
        return new CertificatePaper(
                certificate.number(),
                certificate.revision(),
                certificate.language(),
                holder,
                event,
                certificate.halfDays(),
                certificate.halfDaysOf(),
                certificate.issuedAt().atZone(settings.zone()).toLocalDate(),
                link(certificate));
    }

    private Holder holder(Certificate certificate) {
        var query =
                entities.createNativeQuery(
                                "select "
                                        + HOLDER
                                        + " from (select cast(:event as uuid) as event_id, cast(:person as uuid) as person_id) s"
                                        + OF)
                        .setParameter("event", certificate.event().value())
                        .setParameter("person", certificate.person().value());
        return Rows.of(query, Certificates::holder).get(0);
    }

    /** Where whoever holds the paper checks it; each issue has an address of its own. */
    String link(Certificate certificate) {
        return settings.publicBaseUrl()
                + "/c/"
                + seal.token(PURPOSE, certificate.id().value(), certificate.revision());
    }

    /** The issue an address was printed for; nothing where nobody printed it. */
    Optional<Certificate> behind(String token) {
        return seal.read(PURPOSE, token)
                .map(named -> entities.find(Certificate.class, new CertificateId(named.id())));
    }

    Certificate get(CertificateId id) {
        var found = entities.find(Certificate.class, id);
        if (found == null) {
            throw new NotFound("certificate", id);
        }
        return found;
    }

    void add(Certificate certificate) {
        certificate.states(paper(certificate));
        entities.persist(certificate);
    }

    /** How many people of the event were given a number. */
    int numbered(EventId event) {
        return entities.createQuery(
                        "select count(distinct c.number) from Certificate c where c.event = :event",
                        Long.class)
                .setParameter("event", event)
                .getSingleResult()
                .intValue();
    }

    /** The rule of the event, kept once somebody sets it. */
    CertificateRule rule(EventId event) {
        var kept = entities.find(CertificateRule.class, event);
        return kept == null ? CertificateRule.of(event) : kept;
    }

    void keep(CertificateRule rule) {
        entities.merge(rule);
    }

    /** Two who press at once come one after the other. */
    boolean isHeldToIssue(EventId event) {
        var query =
                entities.createNativeQuery(
                                "select status <> 'CANCELLED' from muster.capacity_event where id = :event for no key update")
                        .setParameter("event", event.value());
        return Rows.of(query, Rows::flag).get(0);
    }
}
