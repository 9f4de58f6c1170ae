package org.muster.certificate;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.LocalDate;
import org.muster.invitation.InvitedEvent;
import org.muster.letter.Letterhead;
import org.muster.shared.NotFound;
import org.muster.shared.Settings;

/**
 * The door behind the code on a certificate: anybody who holds the paper is told whether it counts.
 * Numbers open nothing and cannot be guessed; only the code does.
 */
@Stateless
@PermitAll
public class CertificateChecking {
    @Inject private Certificates certificates;
    @Inject private Settings settings;

    /**
     * What is known of a certificate.
     *
     * @param name as on the paper; null once the person is erased
     * @param isRevoked whether it was revoked, or the later issue that followed it
     * @param isReplaced whether a later issue followed this one
     * @param isUnearned whether too little was attended by what is known now
     * @param isAsIssued whether this very paper still says what is known
     */
    public record Checked(
            String organisation,
            String number,
            int revision,
            LocalDate issuedOn,
            InvitedEvent event,
            String name,
            int halfDays,
            int halfDaysOf,
            boolean isRevoked,
            boolean isReplaced,
            boolean isUnearned,
            boolean isAsIssued) {
        /** Whether the paper itself may be had here. */
        public boolean hasPaper() {
            return name != null && isAsIssued && !isUnearned && !isRevoked && !isReplaced;
        }
    }

    public Checked check(String token) {
        var certificate = find(token);
        var paper = certificates.paper(certificate);
        var standing = certificates.standing(certificate.event(), certificate.person());
        var latest = standing.latest();
        return new Checked(
                settings.organisationName(),
                certificate.number(),
                certificate.revision(),
                paper.issuedOn(),
                paper.event(),
                paper.holder().isErased() ? null : paper.holder().name(),
                certificate.halfDays(),
                certificate.halfDaysOf(),
                certificate.isRevoked() || latest.isRevoked(),
                !latest.id().equals(certificate.id()),
                standing.state() == CertificateState.UNEARNED,
                certificate.isAsIssued(paper, standing.halfDays(), standing.of()));
    }

    /** The paper anew for whoever holds it, or its address; none that does not count any more. */
    public byte[] pdf(String token) {
        if (!check(token).hasPaper()) {
            throw new NotFound("certificate", "under this link");
        }
        return certificates.paper(find(token)).print(Letterhead.of(settings));
    }

    private Certificate find(String token) {
        return certificates
                .behind(token)
                .orElseThrow(() -> new NotFound("certificate", "under this link"));
    }
}
