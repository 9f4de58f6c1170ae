package org.muster.donor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.muster.funding.DonorId;
import org.muster.invitation.LinkSeal;
import org.muster.reporting.StatementId;
import org.muster.shared.NotFound;
import org.muster.shared.Settings;

/**
 * The link that a statement's letter carries: derived and not stored, and good for one contact. It
 * may be followed any number of times until it lapses, for mail scanners follow it first.
 */
@ApplicationScoped
class DonorLinks {
    private static final String PURPOSE = "donor";

    @Inject private LinkSeal seal;
    @Inject private StatementCopies copies;
    @Inject private Settings settings;
    @Inject private Clock clock;

    /** Who stands behind a link: the statement their letter told of, and the donor it is of. */
    record Reader(StatementId statement, DonorId donor, DonorContact contact, Instant openUntil) {}

    String to(StatementCopyId copy, int linkVersion) {
        return settings.publicBaseUrl() + "/d/" + seal.token(PURPOSE, copy.value(), linkVersion);
    }

    /** One forged, lapsed, revoked, made for something else or of a contact who left, nobody's. */
    Reader behind(String token) {
        return seal.read(PURPOSE, token)
                .flatMap(
                        named ->
                                copies.find(new StatementCopyId(named.id()))
                                        .filter(each -> each.linkVersion() == named.version()))
                .filter(copy -> copy.isOpen(Instant.now()))
                .map(copy -> reader(copy, copies.contact(copy)))
                .filter(reader -> reader.contact().isValidOn(LocalDate.now(clock)))
                .orElseThrow(() -> new NotFound("statement", "under this link"));
    }

    private static Reader reader(StatementCopy copy, DonorContact contact) {
        return new Reader(copy.statement(), contact.donor(), contact, copy.openUntil());
    }
}
