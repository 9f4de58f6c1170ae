package org.muster.certificate;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.muster.attendance.EventReach;
import org.muster.event.EventId;
import org.muster.letter.Letterhead;
import org.muster.shared.Actor;
import org.muster.shared.Roles;
import org.muster.shared.Settings;

/** Who of an event has a certificate, who may get one and who not, and the papers. */
@Stateless
@RolesAllowed({Roles.EVENT_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
public class CertificateOverview {
    private static final String[] READERS = {Roles.EVENT_OFFICER, Roles.CONTROLLER, Roles.AUDITOR};
    private static final int MOST = 500;

    @Inject private Certificates certificates;
    @Inject private EventReach reach;
    @Inject private Settings settings;

    /** The event's people by administration and name, each with how they stand. */
    public List<Standing> page(EventId event, int first, int size, Actor actor) {
        reach.require(event, actor, READERS);
        return certificates.standings(event, null, Math.max(0, first), Math.min(size, MOST));
    }

    public long count(EventId event, Actor actor) {
        reach.require(event, actor, READERS);
        return certificates.count(event);
    }

    /** From what share of its half days on the event gives certificates, in per cent. */
    public int perCent(EventId event, Actor actor) {
        reach.require(event, actor, READERS);
        return certificates.rule(event).perCent();
    }

    public Certificate certificate(CertificateId id, Actor actor) {
        var found = certificates.get(id);
        reach.require(found.event(), actor, READERS);
        return found;
    }

    /** The paper of one issue, as it was issued, while what it says is known. */
    public byte[] pdf(CertificateId id, Actor actor) {
        var certificate = certificate(id, actor);
        var paper = certificates.paper(certificate);
        var standing = certificates.standing(certificate.event(), certificate.person());
        if (standing.state() == CertificateState.UNEARNED) {
            throw standing.unearned();
        }
        if (!certificate.states(paper.sha256()) || standing.state() == CertificateState.OUTDATED) {
            throw new PaperOutdated(certificate.number());
        }
        return paper.print(Letterhead.of(settings));
    }

    /**
     * The papers of all certificates in force that still say what is known, each in its holder's
     * language; the others are to be issued anew or revoked first.
     */
    public byte[] zip(EventId event, Actor actor) {
        reach.require(event, actor, READERS);
        var head = Letterhead.of(settings);
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var standing : certificates.inForce(event)) {
                if (standing.isBorneOut()) {
                    zip.putNextEntry(new ZipEntry(standing.latest().fileName()));
                    zip.write(certificates.paper(standing.latest()).print(head));
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
