package org.muster.funding;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;
import org.muster.event.EventId;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.DomainException;
import org.muster.shared.InvalidInput;
import org.muster.shared.LineError;
import org.muster.shared.Money;
import org.muster.shared.Roles;
import org.muster.shared.Rows;
import org.muster.shared.Sha256;
import org.muster.shared.SheetRow;
import org.muster.shared.Told;
import org.muster.shared.UnreadableAmount;

/**
 * Takes in the books of a fund that already exists, once: balances and open commitments, good rows
 * kept and the others told. Nothing is posted or promised before a second person signs each
 * contribution's balance off.
 */
@Stateless
@RolesAllowed({Roles.FINANCE_OFFICER, Roles.SYSTEM})
public class OpeningImport {
    @PersistenceContext private EntityManager entities;
    @Inject private Contributions contributions;
    @Inject private OpeningBooks books;
    @Inject private Reach reach;
    @Inject private AuditTrail audit;

    public OpeningFile.Taken take(byte[] content, Actor by) {
        reach.toEnterAnything(by);
        var file = OpeningFile.of(content);
        remember(Sha256.of(content), by);
        var errors = new ArrayList<LineError>();
        var balances = 0;
        var commitments = 0;
        // A commitment stands beside a balance, wherever its row stands.
        var rows = new ArrayList<>(file.rows());
        rows.sort(Comparator.comparing(row -> row.fault() == null && !file.isBalance(row)));
        hold(file);
        for (var row : rows) {
            var wrong = row.fault() != null ? row.fault() : enter(file, row, by);
            if (wrong != null) {
                errors.add(wrong);
            } else if (file.isBalance(row)) {
                balances++;
            } else {
                commitments++;
            }
        }
        if (balances + commitments == 0) {
            forget(Sha256.of(content));
        }
        errors.sort(Comparator.comparing(LineError::line));
        audit.record(
                by,
                "opening file taken",
                "contribution",
                "file",
                balances + commitments + " of " + rows.size());
        return new OpeningFile.Taken(balances, commitments, errors);
    }

    /** Whoever needs several contributions takes them in one order, whatever the file's is. */
    private void hold(OpeningFile file) {
        contributions.lockAll(
                file.rows().stream()
                        .filter(row -> row.fault() == null)
                        .map(row -> contributions.byAgreement(file.cell(row, "agreement")))
                        .flatMap(Optional::stream)
                        .map(Contribution::id)
                        .toList());
    }

    private LineError enter(OpeningFile file, SheetRow row, Actor by) {
        try {
            file.requireItem(row);
            var contribution = contribution(file.cell(row, "agreement"));
            var amount = amount(file, row, contribution);
            if (file.isBalance(row)) {
                books.balance(
                        contribution.id(), file.day(row), amount, file.cell(row, "reference"), by);
            } else {
                books.commitment(
                        allocation(file, row, contribution),
                        file.cell(row, "payee"),
                        file.cell(row, "reference"),
                        amount,
                        file.day(row),
                        by);
            }
            return null;
        } catch (DomainException wrong) {
            return file.error(row, wrong);
        }
    }

    private Contribution contribution(String agreementNo) {
        return contributions
                .byAgreement(agreementNo)
                .orElseThrow(
                        () ->
                                new InvalidInput(
                                        "agreement",
                                        Told.of("why.opening.agreement", agreementNo)));
    }

    private static Money amount(OpeningFile file, SheetRow row, Contribution contribution) {
        try {
            return Money.parse(file.cell(row, "amount"), contribution.currency().getCurrencyCode());
        } catch (UnreadableAmount unreadable) {
            throw new InvalidInput("amount", Told.of(unreadable));
        }
    }

    private Allocation allocation(OpeningFile file, SheetRow row, Contribution contribution) {
        var code = file.cell(row, "event");
        var event =
                Rows.of(
                                entities.createNativeQuery(
                                                "select id from muster.capacity_event where code = :code")
                                        .setParameter("code", code),
                                found -> new EventId(found.uuid()))
                        .stream()
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new InvalidInput(
                                                "event", Told.of("why.opening.event", code)));
        return contributions
                .approved(contribution.id(), event, file.category(row))
                .orElseThrow(
                        () -> new InvalidInput("event", Told.of("why.opening.allocation", code)));
    }

    private void remember(String sha256, Actor by) {
        var isNew =
                entities.createNativeQuery(
                                        """
                                        insert into muster.opening_file (sha256, taken_by, taken_at)
                                        values (:sha256, :by, :at) on conflict do nothing""")
                                .setParameter("sha256", sha256)
                                .setParameter("by", by.login())
                                .setParameter("at", Instant.now())
                                .executeUpdate()
                        == 1;
        if (!isNew) {
            throw new OpeningFileKnown();
        }
    }

    /** Nothing of it came in: put right, or sent again, it may. */
    private void forget(String sha256) {
        entities.createNativeQuery("delete from muster.opening_file where sha256 = :sha256")
                .setParameter("sha256", sha256)
                .executeUpdate();
    }
}
