package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.system.FundingStage.CONTROLLER;
import static org.muster.system.FundingStage.OFFICER;
import static org.muster.system.FundingStage.euro;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.muster.closing.Age;
import org.muster.closing.ClosingTables;
import org.muster.closing.CommitmentAges;
import org.muster.closing.OpenCommitment;
import org.muster.funding.ContributionId;
import org.muster.funding.FundAllocation;
import org.muster.ledger.CostCategory;
import org.muster.shared.Actor;
import org.muster.shared.DateRange;
import org.muster.shared.Roles;

/** What is promised and open, by how long ago it was promised. */
@ArquillianTest
class CommitmentAgesTest {
    @Deployment
    static WebArchive archive() {
        return InContainer.archive(CommitmentAgesTest.class, FundingStage.class);
    }

    private final FundingStage stage = new FundingStage();

    @Test
    void eachPromiseStandsInItsAgeFromTheDayItWasMadeOn() throws Exception {
        var id = promised(0, 30, 31, 90, 91, 180, 181, 400);
        var all = filter(id, null, null);
        assertEquals(
                List.of(
                        new OpenCommitment.Sum(Age.UP_TO_30, 2, euro("20.00")),
                        new OpenCommitment.Sum(Age.UP_TO_90, 2, euro("20.00")),
                        new OpenCommitment.Sum(Age.UP_TO_180, 2, euro("20.00")),
                        new OpenCommitment.Sum(Age.OVER_180, 2, euro("20.00"))),
                As.system(() -> ages().sums(all, CONTROLLER)));
        assertEquals(
                List.of(400, 181, 180, 91, 90, 31, 30, 0),
                page(all, CONTROLLER).stream().map(OpenCommitment::days).toList());
        assertEquals(
                List.of(180, 91),
                page(filter(id, null, Age.UP_TO_180), CONTROLLER).stream()
                        .map(OpenCommitment::days)
                        .toList());
        var event = page(all, CONTROLLER).get(0).eventCode();
        assertEquals(8, page(filter(null, event, null), CONTROLLER).size());
        assertEquals(List.of(), page(filter(id, "elsewhere", null), CONTROLLER));
    }

    @Test
    void whoseRoleIsLimitedSeesTheirOwnAndTheTableIsTheSameAsThePage() throws Exception {
        var own = promised(5);
        var other = promised(6, 7);
        var limited = stage.limited("own", own, Roles.CONTROLLER);
        assertEquals(1, page(filter(null, null, null), limited).size());
        assertEquals(List.of(), page(filter(other, null, null), limited));
        var csv =
                new String(
                        ClosingTables.commitments(page(filter(null, null, null), limited)),
                        StandardCharsets.UTF_8);
        var lines = csv.split("\r\n");
        assertEquals(1, lines.length, csv);
        assertTrue(lines[0].contains(",VENUE,'=Hall,"), csv);
        assertTrue(lines[0].endsWith(",5,EUR,10.00,10.00"), csv);
    }

    /** A contribution out of which ten euro each were promised so many days ago. */
    private ContributionId promised(int... daysAgo) throws Exception {
        var today = InContainer.today();
        var id =
                stage.contribution(
                        "1000.00", new DateRange(today.minusDays(500), today.plusDays(100)));
        stage.receive(id, "1000.00", today.minusDays(450));
        var event = stage.event("-" + daysAgo.length, today, today);
        var service = InContainer.service(FundAllocation.class);
        var allocation =
                As.system(
                        () ->
                                service.propose(
                                        id,
                                        event,
                                        CostCategory.VENUE,
                                        euro("500.00"),
                                        today.minusDays(440),
                                        OFFICER));
        As.system(
                () -> {
                    service.approve(allocation, CONTROLLER);
                    for (var days : daysAgo) {
                        service.commit(
                                allocation, "=Hall", euro("10.00"), today.minusDays(days), OFFICER);
                    }
                    return null;
                });
        return id;
    }

    private static CommitmentAges.Filter filter(ContributionId of, String event, Age age) {
        return new CommitmentAges.Filter(of, event, age);
    }

    private static List<OpenCommitment> page(CommitmentAges.Filter filter, Actor by)
            throws Exception {
        return As.system(() -> ages().page(filter, 0, 200, by));
    }

    private static CommitmentAges ages() {
        return InContainer.service(CommitmentAges.class);
    }
}
