package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The table of postings as programs fetch it; who may is tried with every other act. */
class PostingsDoorTest {
    private static final String PATH = "/api/v1/postings";

    @Test
    void theTableComesWithItsHeadAlsoWhereNothingWasPosted() throws Exception {
        var answer = Visitor.program("controller").get(PATH + "?from=1901-01-01&to=1901-12-31");
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals(
                "text/csv;charset=utf-8",
                answer.headers()
                        .firstValue("Content-Type")
                        .orElse("")
                        .toLowerCase(Locale.ROOT)
                        .replace(" ", ""));
        assertTrue(answer.body().startsWith("posted_on,entry,line,"), answer.body());
        assertTrue(answer.body().endsWith("amount_eur\r\n"), answer.body());
    }

    @Test
    void aDayThatIsNoneIsRefusedByItsField() throws Exception {
        var controller = Visitor.program("controller");
        var from = controller.get(PATH + "?from=2011-02-30&to=2011-03-01");
        assertEquals(400, from.statusCode(), from.body());
        assertTrue(from.body().contains("Invalid from"), from.body());
        var to = controller.get(PATH + "?from=2011-02-01");
        assertEquals(400, to.statusCode(), to.body());
        assertTrue(to.body().contains("Invalid to"), to.body());
        assertEquals(400, controller.get(PATH + "?from=2011-02-02&to=2011-02-01").statusCode());
    }
}
