package org.muster.funding;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import org.muster.event.EventId;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.FourEyes;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;
import org.muster.shared.Rows;

/**
 * Keeps what is given in goods or time: told beside the cash and never inside it. One person notes
 * a gift, another says on evidence what it is worth; until then it stays out of statements.
 */
@Stateless
@RolesAllowed({Roles.FINANCE_OFFICER, Roles.EVENT_OFFICER, Roles.SYSTEM})
public class InKindMemo {
    /** Noted, confirmed, worth what its evidence says, told in a statement. */
    public enum State {
        OFFERED,
        CONFIRMED,
        VALUED,
        REPORTED
    }

    private record Noted(ContributionId beside, String enteredBy, State state) {}

    @PersistenceContext private EntityManager entities;
    @Inject private Reach reach;
    @Inject private AuditTrail audit;

    /**
     * Notes what a provider gave to an event.
     *
     * @param beside the contribution whose statement tells of it, or null for none
     * @param evidence what the value rests on, e.g. a letter; empty while there is none
     */
    public GiftId offer(
            EventId event,
            ContributionId beside,
            String provider,
            String description,
            Money value,
            String valuationBasis,
            String evidence,
            LocalDate on,
            Actor by) {
        reach.toNoteGift(event, beside, by);
        if (value.minor() < 0) {
            throw new InvalidInput("amount", "A value is not negative");
        }
        var id = GiftId.next();
        entities.createNativeQuery(
                        """
                        insert into muster.in_kind (id, event_id, contribution_id, provider, description, currency,
                            value_minor, valuation_basis, evidence, on_day, state, entered_by)
                        values (:id, :event, cast(nullif(:beside, '') as uuid), :provider, :description, :currency,
                            :value, :basis, :evidence, :on, 'OFFERED', :by)""")
                .setParameter("id", id.value())
                .setParameter("event", event.value())
                .setParameter("beside", beside == null ? "" : beside.toString())
                .setParameter("provider", ContributionTerms.required("provider", provider, 120))
                .setParameter(
                        "description", ContributionTerms.required("description", description, 250))
                .setParameter("currency", value.currency().getCurrencyCode())
                .setParameter("value", value.minor())
                .setParameter(
                        "basis", ContributionTerms.required("valuationBasis", valuationBasis, 160))
                .setParameter("evidence", evidence == null ? "" : evidence.strip())
                .setParameter("on", on)
                .setParameter("by", by.login())
                .executeUpdate();
        audit.record(by, "gift in kind noted", "in-kind", id, "");
        return id;
    }

    /** A second person says what it is worth, on evidence: from now on statements tell of it. */
    @RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.SYSTEM})
    public void value(GiftId id, Money value, String evidence, Actor by) {
        var gift = lock(id);
        reach.toValueGift(gift.beside(), by);
        FourEyes.require(gift.enteredBy(), by);
        if (gift.state() == State.VALUED || gift.state() == State.REPORTED) {
            throw new WrongState("The gift", gift.state());
        }
        if (value.minor() < 0) {
            throw new InvalidInput("amount", "A value is not negative");
        }
        entities.createNativeQuery(
                        """
                        update muster.in_kind
                           set value_minor = :value, currency = :currency, evidence = :evidence, state = 'VALUED',
                               valued_by = :by
                         where id = :id""")
                .setParameter("value", value.minor())
                .setParameter("currency", value.currency().getCurrencyCode())
                .setParameter("evidence", ContributionTerms.required("evidence", evidence, 160))
                .setParameter("by", by.login())
                .setParameter("id", id.value())
                .executeUpdate();
        audit.record(by, "gift in kind valued", "in-kind", id, value + " " + evidence);
    }

    private Noted lock(GiftId id) {
        var query =
                entities.createNativeQuery(
                                """
                                select contribution_id, entered_by, state from muster.in_kind where id = :id for update""")
                        .setParameter("id", id.value());
        return Rows.of(
                        query,
                        row -> {
                            var beside = row.uuid();
                            return new Noted(
                                    beside == null ? null : new ContributionId(beside),
                                    row.text(),
                                    State.valueOf(row.text()));
                        })
                .stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("gift in kind", id));
    }
}
