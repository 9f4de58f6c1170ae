package org.muster.demonstration;

import static org.muster.demonstration.Cast.ANNA;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.muster.event.EventId;
import org.muster.event.EventOverview;
import org.muster.event.Funding;
import org.muster.event.ParticipantFilter;
import org.muster.event.ParticipantSummary;
import org.muster.event.ParticipationRole;
import org.muster.event.ParticipationStatus;

/**
 * Who of those confirmed for the preparation does what: one stays away, one leaves a day early and
 * claims three, one forgets to claim, one self-funded officer claims. Chosen by the Members' codes,
 * so that it is the same each time.
 */
final class Bench {
    private final List<ParticipantSummary> sponsored;
    private final List<ParticipantSummary> selfFunded;

    Bench(EventId preparation) {
        var all =
                Services.of(EventOverview.class)
                        .participants(
                                preparation,
                                new ParticipantFilter(
                                        null,
                                        ParticipationRole.PARTICIPANT,
                                        ParticipationStatus.CONFIRMED),
                                0,
                                200,
                                ANNA);
        sponsored = paid(all, Funding.SPONSORED);
        selfFunded = paid(all, Funding.SELF_FUNDED);
        if (sponsored.size() < 4 || selfFunded.isEmpty()) {
            throw new IllegalStateException("Nobody is confirmed yet: play in the answers first");
        }
    }

    /** The last one whose administration sends nobody else. */
    ParticipantSummary absent() {
        var elsewhere =
                selfFunded.stream().map(ParticipantSummary::memberCode).collect(Collectors.toSet());
        var alone =
                sponsored.stream().filter(one -> !elsewhere.contains(one.memberCode())).toList();
        return alone.get(alone.size() - 1);
    }

    ParticipantSummary leavingEarly() {
        return sponsored.get(1);
    }

    ParticipantSummary forgetful() {
        return sponsored.get(2);
    }

    /** Everybody who claims, each for three days. */
    List<ParticipantSummary> claiming() {
        var claiming =
                sponsored.stream()
                        .filter(one -> !one.equals(forgetful()))
                        .collect(Collectors.toList());
        claiming.add(selfFunded.get(0));
        return claiming;
    }

    private static List<ParticipantSummary> paid(List<ParticipantSummary> all, Funding funding) {
        return all.stream()
                .filter(one -> one.funding() == funding)
                .sorted(Comparator.comparing(ParticipantSummary::memberCode))
                .toList();
    }
}
