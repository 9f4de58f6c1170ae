package org.muster.certificate;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import org.muster.shared.Ids;

/** Names one issue of a certificate. */
@Embeddable
public record CertificateId(@Column(name = "id") UUID value) implements Serializable {
    public static CertificateId next() {
        return new CertificateId(UUID.randomUUID());
    }

    public static CertificateId of(String text) {
        return new CertificateId(Ids.uuid("certificate", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
