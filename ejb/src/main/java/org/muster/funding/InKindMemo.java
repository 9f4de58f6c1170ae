package org.muster.funding;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.UUID;
import org.muster.event.EventId;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;

/**
 * Keeps what is given in goods or time: told beside the cash and never inside it. A gift without
 * evidence of its value is kept, and stays out of statements until it is valued.
 */
@Stateless
@RolesAllowed({Roles.FINANCE_OFFICER, Roles.EVENT_OFFICER, Roles.SYSTEM})
public class InKindMemo {
    @PersistenceContext private EntityManager entities;
    @Inject private AuditTrail audit;

    /**
     * Notes what a provider gave to an event.
     *
     * @param beside the contribution whose statement tells of it, or null for none
     * @param evidence what the value rests on, e.g. a letter; empty while there is none
     */
    public UUID offer(
            EventId event,
            ContributionId beside,
            String provider,
            String description,
            Money value,
            String valuationBasis,
            String evidence,
            LocalDate on,
            Actor by) {
        if (value.minor() < 0) {
            throw new InvalidInput("value", "A value is not negative");
        }
        var id = UUID.randomUUID();
        entities.createNativeQuery(
                        """
                        insert into muster.in_kind (id, event_id, contribution_id, provider, description, currency,
                            value_minor, valuation_basis, evidence, on_day, state, entered_by)
                        values (:id, :event, cast(nullif(:beside, '') as uuid), :provider, :description, :currency,
                            :value, :basis, :evidence, :on, :state, :by)""")
                .setParameter("id", id)
                .setParameter("event", event.value())
                .setParameter("beside", beside == null ? "" : beside.toString())
                .setParameter("provider", ContributionTerms.required("provider", provider, 120))
                .setParameter(
                        "description", ContributionTerms.required("description", description, 250))
                .setParameter("currency", value.currency().getCurrencyCode())
                .setParameter("value", value.minor())
                .setParameter(
                        "basis", ContributionTerms.required("valuationBasis", valuationBasis, 160))
                .setParameter("evidence", evidence.strip())
                .setParameter("on", on)
                .setParameter("state", evidence.isBlank() ? "OFFERED" : "VALUED")
                .setParameter("by", by.login())
                .executeUpdate();
        audit.record(by, "gift in kind noted", "in-kind", id, "");
        return id;
    }

    /** The value now rests on evidence: from now on statements tell of it. */
    public void value(UUID id, Money value, String evidence, Actor by) {
        var changed =
                entities.createNativeQuery(
                                """
                                update muster.in_kind
                                   set value_minor = :value, currency = :currency, evidence = :evidence, state = 'VALUED'
                                 where id = :id""")
                        .setParameter("value", value.minor())
                        .setParameter("currency", value.currency().getCurrencyCode())
                        .setParameter(
                                "evidence", ContributionTerms.required("evidence", evidence, 160))
                        .setParameter("id", id)
                        .executeUpdate();
        if (changed == 0) {
            throw new NotFound("gift in kind", id);
        }
        audit.record(by, "gift in kind valued", "in-kind", id, "");
    }
}
