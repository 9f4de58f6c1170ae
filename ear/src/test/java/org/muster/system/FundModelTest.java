package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random sequences of documents, played against the services and against a page of arithmetic: each
 * is allowed or refused by both, for the same reason, and both show the same figures after it. A
 * seed says which sequence; a failure prints it.
 */
@ArquillianTest
class FundModelTest {
    private static final int STEPS = 150;

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(
                FundModelTest.class,
                FundBooks.class,
                FundBooks.Answer.class,
                FundBooks.Desk.class,
                FundModel.class,
                FundModel.Cost.class,
                FundModel.Promise.class,
                FundPlay.class,
                FundPlay.Act.class,
                FundingStage.class);
    }

    @Test
    @Tag("F10")
    @Tag("F13")
    @Tag("F14")
    @Tag("F19")
    @Tag("F21")
    void theServicesAndTheArithmeticAgreeOnEverySequence() throws Exception {
        var tried = EnumSet.noneOf(FundPlay.Act.class);
        for (var seed : List.of(1L, 2L, 3L, System.nanoTime())) {
            var play = new FundPlay(seed, 2011, FundBooks::act);
            play.go(STEPS);
            play.accounted();
            tried.addAll(play.tried());
        }
        assertEquals(EnumSet.allOf(FundPlay.Act.class), tried, "every act is among the sequences");
    }
}
