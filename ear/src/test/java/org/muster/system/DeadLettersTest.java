package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.Queue;
import java.util.UUID;
import javax.naming.InitialContext;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.muster.operation.DeadLetters;
import org.muster.shared.Roles;

/** What waits in the dead-letter queue is counted and left there. */
@ArquillianTest
class DeadLettersTest {

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(DeadLettersTest.class);
    }

    @Test
    void whatFailedTooOftenIsCountedAndLeftWhereItIs() throws Exception {
        ConnectionFactory connections = InitialContext.doLookup("java:/ConnectionFactory");
        Queue dead = InitialContext.doLookup("java:/jms/queue/DLQ");
        var before = waiting();
        var mark = UUID.randomUUID().toString();
        try (var context = connections.createContext()) {
            context.createProducer().setProperty("mark", mark).send(dead, "slice");
            assertEquals(before + 1, waiting());
            assertEquals(before + 1, waiting());
            var consumer = context.createConsumer(dead, "mark = '" + mark + "'");
            assertNotNull(consumer.receive(10_000));
        }
        assertEquals(before, waiting());
    }

    private static int waiting() throws Exception {
        var letters = InContainer.service(DeadLetters.class);
        return As.role(Roles.OPERATOR, letters::waiting).orElseThrow();
    }
}
