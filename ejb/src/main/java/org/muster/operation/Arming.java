package org.muster.operation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.function.Supplier;
import org.muster.shared.Actor;
import org.muster.shared.Roles;

/**
 * Sending is armed per installation. Each claim of letters raises a number in the database and
 * beside the server; where the two do not agree, a dump was restored or a copy started, and nothing
 * is sent until an operator has seen what would go.
 *
 * <p>The note beside the server is written after the commit, one claim at a time, so the database
 * is at most one claim ahead of the notes and never behind, however many servers claim.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@RolesAllowed({Roles.OPERATOR, Roles.SYSTEM})
public class Arming {
    @EJB private ClaimTransaction transaction;
    @Inject private InstallationMemory memory;

    /** Whether letters go from here, and why not. */
    @RolesAllowed({
        Roles.OPERATOR,
        Roles.EVENT_OFFICER,
        Roles.AUDITOR,
        Roles.ADMINISTRATOR,
        Roles.SYSTEM
    })
    public ArmingState state() {
        var noted = memory.read();
        var database = transaction.read();
        return ArmingState.of(database, noted, memory.read());
    }

    /** Lets this installation send from now on; arming it twice is harmless. */
    public synchronized void arm(Actor by) {
        memory.write(transaction.arm(by));
    }

    /**
     * Does the work of one claim in a transaction of its own, with the claim's number raised in it.
     *
     * @throws NotArmed when nothing may be sent from here; then the work is not done
     */
    @RolesAllowed(Roles.SYSTEM)
    public synchronized <T> T claim(Supplier<T> work) {
        var claimed = transaction.claim(work);
        memory.write(claimed.memory());
        return claimed.result();
    }
}
