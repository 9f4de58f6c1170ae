package org.muster.letter;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.Session;
import org.muster.operation.Arming;
import org.muster.shared.Settings;

/** The outbox in the database. */
@ApplicationScoped
class SqlOutbox implements Outbox {
    @PersistenceContext private EntityManager entities;
    @EJB private Arming arming;
    @Inject private Settings settings;

    @Override
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public <T> T inTransaction(Function<Opened, T> work) {
        return inThisTransaction(work::apply);
    }

    @Override
    public <T> T inClaim(Function<Opened, T> work) {
        return arming.claim(() -> inThisTransaction(work::apply));
    }

    /** Which press of a button the slice came from; empty where none is known. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public String correlation(UUID slice) {
        return inThisTransaction(rows -> rows.correlation(slice));
    }

    /**
     * After many letters came at once the database must not go on planning for few: until it looks
     * by itself, a minute later, each attempt it checks would read every letter.
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void analyse() {
        inThisTransaction(
                rows -> {
                    rows.analyse();
                    return null;
                });
    }

    /** Does the work within the caller's transaction. */
    <T> T inThisTransaction(Function<LetterRows, T> work) {
        entities.flush();
        return entities.unwrap(Session.class)
                .doReturningWork(
                        connection -> work.apply(new LetterRows(connection, settings.nodeName())));
    }
}
