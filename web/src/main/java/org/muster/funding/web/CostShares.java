package org.muster.funding.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.muster.event.EventOverview;
import org.muster.event.ParticipantFilter;
import org.muster.event.ParticipantSummary;
import org.muster.event.ParticipationId;
import org.muster.event.ParticipationStatus;
import org.muster.funding.Beneficiary;
import org.muster.funding.CommitmentId;
import org.muster.funding.ContributionOverview;
import org.muster.funding.NewCostDocument.Share;
import org.muster.ledger.CostCategory;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.shared.Told;
import org.muster.shared.UnreadableAmount;
import org.muster.web.Typed;

/** Shares of a cost as they are typed: each by its amount, or each by its weight. */
@RequestScoped
class CostShares {
    private static final int MOST_PEOPLE = 200;
    private static final List<String> FIELDS =
            List.of(
                    "agreement",
                    "event",
                    "category",
                    "beneficiary",
                    "subLine",
                    "member",
                    "commitment",
                    "part");

    @Inject private ContributionOverview contributions;
    @Inject private EventOverview events;
    @Inject private EventChoices choices;

    Typed copy(Typed typed) {
        var row = new Typed();
        FIELDS.forEach(field -> row.with(field, typed.text(field)));
        return row;
    }

    List<Typed> perPerson(Typed typed, Actor by) {
        var event = choices.read("event", typed.text("event"));
        var confirmed = new ParticipantFilter(null, null, ParticipationStatus.CONFIRMED);
        var people = events.participants(event, confirmed, 0, MOST_PEOPLE, by);
        if (people.isEmpty()) {
            throw new InvalidInput("event", Told.of("why.cost.nobody"));
        }
        if (events.countParticipants(event, confirmed, by) > MOST_PEOPLE) {
            throw new InvalidInput("event", Told.of("why.cost.shareCount", MOST_PEOPLE));
        }
        return people.stream().map(person -> one(typed, person)).toList();
    }

    private Typed one(Typed typed, ParticipantSummary person) {
        return copy(typed)
                .with("part", "1")
                .with("commitment", "")
                .with("participation", person.id())
                .with("person", person.listName());
    }

    /** The one share of a document that is not divided. */
    Share whole(Typed typed, Actor by) {
        return share(typed, null, 1L, by);
    }

    Share read(Typed row, Typed document, Actor by) {
        if (document.text("division").equals("WEIGHTS")) {
            return share(row, null, weight(row), by);
        }
        return share(row, amount(row, document.text("currency")), null, by);
    }

    private Share share(Typed row, Money amount, Long weight, Actor by) {
        var promise = row.text("commitment");
        var person = row.text("participation");
        return new Share(
                contributions.byAgreement(row.text("agreement"), by),
                choices.read("event", row.text("event")),
                row.choice(CostCategory.class, "category"),
                row.text("subLine"),
                row.choice(Beneficiary.class, "beneficiary"),
                row.text("member"),
                person.isEmpty() ? null : ParticipationId.of(person),
                promise.isEmpty() ? null : CommitmentId.of(promise),
                amount,
                weight);
    }

    private static Money amount(Typed row, String currency) {
        try {
            return Money.parse(row.text("part"), currency);
        } catch (UnreadableAmount unreadable) {
            throw new InvalidInput("shares", Told.of(unreadable));
        }
    }

    private static long weight(Typed row) {
        try {
            return Long.parseLong(row.text("part"));
        } catch (NumberFormatException unreadable) {
            throw new InvalidInput("shares", Told.of("why.cost.weight", row.text("part")));
        }
    }
}
