package org.muster.letter;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.util.UUID;
import org.muster.shared.Roles;

/**
 * Woken by an announcement, works through one slice; without a transaction, since mail has none.
 */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(
                    propertyName = "destinationLookup",
                    propertyValue = LetterSliceQueue.ADDRESS),
            @ActivationConfigProperty(
                    propertyName = "destinationType",
                    propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "4")
        })
@PermitAll
@RunAs(Roles.SYSTEM)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LetterSliceConsumer implements MessageListener {
    @Inject private Courier courier;

    @Override
    public void onMessage(Message message) {
        try {
            courier.deliver(UUID.fromString(message.getBody(String.class)));
        } catch (JMSException unreadable) {
            throw new IllegalStateException("An announcement that is not ours", unreadable);
        }
    }
}
