package org.muster.alarm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.account.Account;
import org.muster.account.Scopes;
import org.muster.letter.LetterId;
import org.muster.letter.LetterPurpose;
import org.muster.letter.Letters;
import org.muster.letter.NewLetter;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.Roles;

/**
 * Tells what failed to every finance officer whose role covers it and who has an address. Joins the
 * transaction that records the failure, so that none is recorded untold or told unrecorded.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Alarms {
    @PersistenceContext private EntityManager entities;
    @Inject private Scopes scopes;
    @Inject private Letters letters;
    @Inject private AuditTrail audit;

    /** Raised again for the same time or the same run, nobody is told a second time. */
    public void raise(Alarm alarm) {
        var id = UUID.randomUUID();
        var officers =
                scopes.whoCover(Roles.FINANCE_OFFICER, alarm.contribution()).stream()
                        .filter(officer -> officer.email() != null)
                        .toList();
        if (!record(id, alarm, officers.size())) {
            return;
        }
        for (var place = 0; place < alarm.reasons().size(); place++) {
            record(id, place + 1, alarm.reasons().get(place));
        }
        letters.queue(id, LetterPurpose.FAILURE, letters(id, officers));
        audit(alarm, officers);
    }

    private boolean record(UUID id, Alarm alarm, int toldTo) {
        return entities.createNativeQuery(
                                """
                                insert into muster.alarm (id, work, contribution_id, schedule_id, subject, job_run_id, done, total,
                                    told_to, raised_at)
                                values (:id, :work, cast(:contribution as uuid), cast(:schedule as uuid), :subject,
                                    cast(:run as uuid), :done, :total, :told, :now)
                                on conflict do nothing""")
                        .setParameter("id", id)
                        .setParameter("work", alarm.work().written())
                        .setParameter("contribution", text(alarm.contribution()))
                        .setParameter("schedule", text(alarm.schedule()))
                        .setParameter("subject", alarm.subject())
                        .setParameter("run", text(alarm.run()))
                        .setParameter("done", alarm.done())
                        .setParameter("total", alarm.total())
                        .setParameter("told", toldTo)
                        .setParameter("now", Instant.now())
                        .executeUpdate()
                > 0;
    }

    private void record(UUID id, int place, Alarm.Reason reason) {
        entities.createNativeQuery(
                        "insert into muster.alarm_reason (alarm_id, place, about, reason) values (:id, :place, :about, :why)")
                .setParameter("id", id)
                .setParameter("place", place)
                .setParameter("about", reason.about())
                .setParameter("why", reason.why().written())
                .executeUpdate();
    }

    private List<NewLetter> letters(UUID id, List<Account> officers) {
        var all = new ArrayList<NewLetter>();
        for (var officer : officers) {
            var letter = LetterId.next();
            all.add(
                    NewLetter.toAccount(
                            letter,
                            id,
                            all.size() + 1,
                            officer.language(),
                            officer.id(),
                            letters.messageId(letter)));
        }
        return all;
    }

    private void audit(Alarm alarm, List<Account> officers) {
        var kind = alarm.schedule() == null ? "job run" : "statement-schedule";
        var subject = alarm.schedule() == null ? alarm.run() : alarm.schedule();
        var names = officers.stream().map(Account::login).collect(Collectors.joining(", "));
        audit.record(
                Actor.SYSTEM,
                officers.isEmpty() ? "failure told to nobody" : "failure told",
                kind,
                subject,
                names);
    }

    private static String text(Object id) {
        return id == null ? null : id.toString();
    }
}
