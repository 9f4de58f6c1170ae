package org.muster.letter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.muster.shared.NotFound;
import org.muster.shared.Rows;

/** The rows of what arrived, and the letters they are about. */
@ApplicationScoped
class MailRows {
    /** Bounces come within days; an older letter to the same address is another matter. */
    private static final int RECENT_DAYS = 14;

    private static final Pattern OURS =
            Pattern.compile(
                    "<([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})(?:\\.\\d+)?@.*>");

    @PersistenceContext private EntityManager entities;
    @Inject private LetterTerms terms;

    /**
     * A letter that a mail is about.
     *
     * @param exact whether it is about the copy that counts now, not one sent before it
     */
    record Named(LetterId id, boolean exact) {}

    /** A bounce that moves its letter. */
    record Bounce(UUID mail, LetterId letter, String reason) {}

    /** The letter named first of those that are ours; null without one. */
    Named letterOf(IncomingMail mail) {
        for (var messageId : mail.letters()) {
            var named = named(messageId);
            if (named != null) {
                return named;
            }
        }
        return mail.letters().isEmpty() && !mail.addresses().isEmpty() ? byAddress(mail) : null;
    }

    private Named named(String messageId) {
        var found =
                letters(
                        entities.createNativeQuery(
                                        "select id from muster.letter where message_id = :message")
                                .setParameter("message", messageId));
        if (!found.isEmpty()) {
            return new Named(found.get(0), true);
        }
        var ours = OURS.matcher(messageId);
        if (!ours.matches() || !messageId.endsWith("@" + terms.mailDomain() + ">")) {
            return null;
        }
        var earlier =
                letters(
                        entities.createNativeQuery(
                                        """
                                        select id from muster.letter where id = :id or about_id = :id and purpose = 'INVITATION'
                                        order by occasion limit 1""")
                                .setParameter("id", UUID.fromString(ours.group(1))));
        return earlier.isEmpty() ? null : new Named(earlier.get(0), false);
    }

    /** The one letter that went to the address lately; of several nobody knows which it is. */
    private Named byAddress(IncomingMail mail) {
        var found =
                letters(
                        entities.createNativeQuery(
                                        """
                                        select l.id from muster.letter l left join muster.person p on p.id = l.addressee_id
                                        left join muster.account a on a.id = l.account_id
                                        where l.delivery in ('SENT', 'UNCERTAIN') and lower(coalesce(p.email, a.email)) in (:addresses)
                                            and coalesce(l.sent_at, l.queued_at) > clock_timestamp() - make_interval(days => :days)
                                        limit 2""")
                                .setParameter(
                                        "addresses",
                                        mail.addresses().stream()
                                                .map(each -> each.toLowerCase(Locale.ROOT))
                                                .toList())
                                .setParameter("days", RECENT_DAYS));
        return found.size() == 1 ? new Named(found.get(0), true) : null;
    }

    private static List<LetterId> letters(Query query) {
        return Rows.of(query, row -> new LetterId(row.uuid()));
    }

    /** Adds a mail unless it is known; tells whether it is new. */
    boolean add(UUID id, RawMail raw, IncomingMail mail, LetterId letter, boolean pending) {
        return entities.createNativeQuery(
                                """
                                insert into muster.incoming_mail (id, sha256, received_at, kind, status, reason, remote, letter_id,
                                    pending, whole, original)
                                values (:id, :sha, clock_timestamp(), :kind, :status, :reason, :remote, cast(:letter as uuid),
                                    :pending, :whole, :original)
                                on conflict on constraint incoming_mail_once do nothing""")
                        .setParameter("id", id)
                        .setParameter("sha", raw.sha256())
                        .setParameter("kind", mail.kind().name())
                        .setParameter("status", mail.status())
                        .setParameter("reason", mail.reason())
                        .setParameter("remote", mail.remote())
                        .setParameter("letter", letter == null ? null : letter.value())
                        .setParameter("pending", pending)
                        .setParameter("whole", raw.whole())
                        .setParameter("original", raw.bytes())
                        .executeUpdate()
                == 1;
    }

    /** Bounces whose letter was still on its way when they came, and may have left since. */
    List<Bounce> pending() {
        return Rows.of(
                entities.createNativeQuery(
                        """
                        select m.id, m.letter_id, m.reason from muster.incoming_mail m join muster.letter l on l.id = m.letter_id
                        where m.pending and l.delivery in ('SENT', 'UNCERTAIN') order by m.letter_id, m.received_at limit 100"""),
                row -> new Bounce(row.uuid(), new LetterId(row.uuid()), row.text()));
    }

    void settled(UUID mail) {
        entities.createNativeQuery("update muster.incoming_mail set pending = false where id = :id")
                .setParameter("id", mail)
                .executeUpdate();
    }

    /** What arrived about the letters of a matter, the latest first. */
    List<MailSummary> about(UUID about, int most) {
        return Rows.of(
                entities.createNativeQuery(
                                """
                                select m.id, m.received_at, m.kind, m.status, m.reason, m.remote, m.whole, l.addressee_kind
                                from muster.letter l join muster.incoming_mail m on m.letter_id = l.id
                                where l.about_id = :about order by m.received_at desc, m.id""")
                        .setParameter("about", about)
                        .setMaxResults(most),
                MailRows::summary);
    }

    /** What arrived and is about no letter, the latest first. */
    List<MailSummary> aboutNothing(int most) {
        return Rows.of(
                entities.createNativeQuery(
                                """
                                select m.id, m.received_at, m.kind, m.status, m.reason, m.remote, m.whole, ''
                                from muster.incoming_mail m where m.letter_id is null order by m.received_at desc, m.id""")
                        .setMaxResults(most),
                MailRows::summary);
    }

    private static MailSummary summary(Rows row) {
        return new MailSummary(
                row.uuid(),
                row.instant(),
                MailKind.valueOf(row.text()),
                row.text(),
                row.text(),
                row.text(),
                row.flag(),
                row.text());
    }

    /** The mail as it came, if it is about a letter of this matter. */
    byte[] original(UUID mail, UUID about) {
        return Rows.of(
                        entities.createNativeQuery(
                                        """
                                        select m.original from muster.incoming_mail m join muster.letter l on l.id = m.letter_id
                                        where m.id = :mail and l.about_id = :about""")
                                .setParameter("mail", mail)
                                .setParameter("about", about),
                        Rows::bytes)
                .stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("mail", mail));
    }
}
