package org.muster.letter;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Queue;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The queue that wakes consumers. A message holds a slice's id and nothing else: lost, doubled or
 * late, it is harmless, because the rows say what is to be done and the sweep announces again.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LetterSliceQueue {
    private static final int MANY = 5;
    static final String ADDRESS = "java:/jms/queue/LetterSlices";
    private static final Logger LOG = Logger.getLogger(LetterSliceQueue.class.getName());

    @Resource(lookup = "java:/JmsXA")
    private ConnectionFactory connections;

    @Resource(lookup = ADDRESS)
    private Queue queue;

    @Inject private SqlOutbox outbox;

    @Asynchronous
    public void announceSoon(List<UUID> slices) {
        announce(slices);
        if (slices.size() >= MANY) {
            outbox.analyse();
        }
    }

    public void announce(List<UUID> slices) {
        try (var context = connections.createContext()) {
            var producer = context.createProducer();
            slices.forEach(slice -> producer.send(queue, slice.toString()));
        } catch (JMSRuntimeException brokerAway) {
            LOG.log(
                    Level.WARNING,
                    "The broker does not take announcements; the sweep tries again: {0}",
                    brokerAway.getMessage());
        }
    }
}
