package org.muster.letter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.muster.shared.Rows;
import org.muster.shared.Settings;
import org.muster.shared.Told;

/** When the mailbox was last looked into, by which server, and what was wrong the last time. */
@ApplicationScoped
class MailboxLog {
    @PersistenceContext private EntityManager entities;
    @Inject private Settings settings;

    /** Whether no other server is reading; if so, none will until this transaction ends. */
    boolean isOurTurn() {
        return Rows.of(
                        entities.createNativeQuery(
                                "select pg_try_advisory_xact_lock(hashtext('muster.mailbox'))"),
                        Rows::flag)
                .get(0);
    }

    /** A look without a fault leaves the last fault standing, with its time. */
    void looked(int taken, Told fault) {
        entities.createNativeQuery(
                        """
                        insert into muster.mailbox_look (looked_at, looked_by, taken, fault, fault_at)
                        values (clock_timestamp(), :node, :taken, cast(:fault as varchar),
                            case when cast(:fault as varchar) is not null then clock_timestamp() end)
                        on conflict (singleton) do update set looked_at = excluded.looked_at, looked_by = excluded.looked_by,
                            taken = mailbox_look.taken + excluded.taken,
                            fault = coalesce(excluded.fault, mailbox_look.fault),
                            fault_at = coalesce(excluded.fault_at, mailbox_look.fault_at)""")
                .setParameter("node", settings.nodeName())
                .setParameter("taken", taken)
                .setParameter("fault", fault == null ? null : fault.written())
                .executeUpdate();
    }

    Optional<MailboxLook> last() {
        return Rows.of(
                        entities.createNativeQuery(
                                "select looked_at, looked_by, taken, fault, fault_at from muster.mailbox_look"),
                        row ->
                                new MailboxLook(
                                        row.instant(),
                                        row.text(),
                                        row.number(),
                                        told(row.text()),
                                        row.instant()))
                .stream()
                .findFirst();
    }

    private static Told told(String written) {
        return written == null ? null : Told.read(written);
    }
}
