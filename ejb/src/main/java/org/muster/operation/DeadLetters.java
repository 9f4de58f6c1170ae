package org.muster.operation;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Queue;
import java.util.OptionalInt;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.muster.shared.Roles;

/**
 * Announcements of work that failed twenty times wait in the broker's dead-letter queue. Nothing is
 * lost there, for the rows say what is to be done and are announced again; yet whoever keeps the
 * installation has to know, because something refused twenty times.
 */
@Stateless
@RolesAllowed({Roles.OPERATOR, Roles.AUDITOR, Roles.SYSTEM})
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DeadLetters {
    /** Counted one by one, and no further than this. */
    public static final int MOST = 1000;

    static final String ADDRESS = "java:/jms/queue/DLQ";
    private static final Logger LOG = Logger.getLogger(DeadLetters.class.getName());

    @Resource(lookup = "java:/JmsXA")
    private ConnectionFactory connections;

    /** How many wait there; nothing where the broker does not say. They are left where they are. */
    public OptionalInt waiting() {
        try (var context = connections.createContext();
                var browser = context.createBrowser(InitialContext.<Queue>doLookup(ADDRESS))) {
            var messages = browser.getEnumeration();
            var count = 0;
            while (count < MOST && messages.hasMoreElements()) {
                messages.nextElement();
                count++;
            }
            return OptionalInt.of(count);
        } catch (JMSException | JMSRuntimeException | NamingException unanswered) {
            LOG.log(Level.WARNING, "The dead-letter queue cannot be read", unanswered);
            return OptionalInt.empty();
        }
    }
}
