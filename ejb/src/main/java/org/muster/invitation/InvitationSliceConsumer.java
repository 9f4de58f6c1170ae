package org.muster.invitation;

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
                    propertyValue = InvitationSliceQueue.ADDRESS),
            @ActivationConfigProperty(
                    propertyName = "destinationType",
                    propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "4")
        })
@PermitAll
@RunAs(Roles.SYSTEM)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class InvitationSliceConsumer implements MessageListener {
    @Inject private InvitationDelivery delivery;

    @Override
    public void onMessage(Message message) {
        try {
            delivery.deliver(UUID.fromString(message.getBody(String.class)));
        } catch (JMSException unreadable) {
            throw new IllegalStateException("An announcement that is not ours", unreadable);
        }
    }
}
