package org.muster.invitation;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.muster.operation.InstallationArmed;

/** Before an armed installation sends anything, what may have gone before is uncertain. */
@ApplicationScoped
class ArmedInvitations {
    @EJB private LettersInDoubt doubts;

    void onArmed(@Observes InstallationArmed armed) {
        doubts.afterArming(armed.mayHaveGone());
    }
}
