package org.muster.funding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.List;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.shared.Told;

/** What a contribution brings along when its books come here: once, until it is signed off. */
@ApplicationScoped
class OpeningBooks {
    @PersistenceContext private EntityManager entities;
    @Inject private Contributions contributions;

    void balance(ContributionId id, LocalDate on, Money amount, String reference, Actor by) {
        var minor = own(contributions.lock(id), amount).minor();
        if (entities.find(OpeningBalance.class, id) != null) {
            throw new WrongState("The opening balance", OpeningBalance.State.ENTERED);
        }
        contributions.add(OpeningBalance.enter(id, on, minor, reference, by));
    }

    /** An open promise out of an allocation, beside a balance that waits to be signed off. */
    void commitment(
            Allocation from, String payee, String reference, Money amount, LocalDate on, Actor by) {
        var contribution = contributions.lock(from.contribution());
        var opening = entities.find(OpeningBalance.class, contribution.id());
        if (opening == null || opening.isSignedOff()) {
            throw new InvalidInput("agreement", Told.of("why.opening.balance"));
        }
        if (on.isAfter(opening.onDay())) {
            throw new InvalidInput("date", Told.of("why.opening.later", opening.onDay()));
        }
        var entered =
                OpeningCommitment.enter(from, payee, reference, own(contribution, amount), on, by);
        if (isKnown(contribution.id(), reference)) {
            throw new InvalidInput("reference", Told.of("why.opening.known", reference));
        }
        contributions.add(entered);
    }

    /** What waits for the balance to be signed off. */
    List<OpeningCommitment> waiting(ContributionId id) {
        return entities.createQuery(
                        """
                        select o from OpeningCommitment o where o.contribution = :id and o.commitment is null
                         order by o.onDay, o.reference""",
                        OpeningCommitment.class)
                .setParameter("id", id)
                .getResultList();
    }

    private boolean isKnown(ContributionId id, String reference) {
        return entities.createQuery(
                                "select count(o) from OpeningCommitment o where o.contribution = :id and o.reference = :reference",
                                Long.class)
                        .setParameter("id", id)
                        .setParameter("reference", reference.strip())
                        .getSingleResult()
                > 0;
    }

    private static Money own(Contribution contribution, Money amount) {
        // Adding nothing of the contribution's currency refuses another one.
        return amount.plus(Money.zero(contribution.currency()));
    }
}
