package org.muster.reporting.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Set;
import java.util.UUID;
import org.muster.reporting.CertifiedPeriods;
import org.muster.web.CurrentUser;

/** Says beside a document that waits for approval that a certified statement tells its period. */
@Named
@RequestScoped
public class CertifiedNotice {
    @Inject private CertifiedPeriods periods;
    @Inject private CurrentUser user;
    private Set<UUID> touched;

    public boolean isFor(UUID document) {
        if (touched == null) {
            touched = periods.touched(user.actor());
        }
        return touched.contains(document);
    }
}
