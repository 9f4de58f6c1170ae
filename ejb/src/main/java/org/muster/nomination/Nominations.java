package org.muster.nomination;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.event.EventId;
import org.muster.event.ParticipationId;
import org.muster.member.PersonId;
import org.muster.shared.NotFound;

/** All nominations. */
@ApplicationScoped
class Nominations {
    @PersistenceContext private EntityManager entities;

    Nomination get(NominationId id) {
        var nomination = entities.find(Nomination.class, id);
        if (nomination == null) {
            throw new NotFound("nomination", id);
        }
        return nomination;
    }

    Optional<Nomination> find(NominationId id) {
        return Optional.ofNullable(entities.find(Nomination.class, id));
    }

    /** The nomination that became this part, if one did. */
    Optional<Nomination> of(ParticipationId participation) {
        return entities.createQuery(
                        "select n from Nomination n where n.participationId = :participation",
                        Nomination.class)
                .setParameter("participation", participation.value())
                .getResultStream()
                .findFirst();
    }

    Nomination toChange(NominationId id) {
        var nomination = entities.find(Nomination.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (nomination == null) {
            throw new NotFound("nomination", id);
        }
        return nomination;
    }

    /** Locks them all before any seat is touched: whoever needs both takes nominations first. */
    void lock(List<Nomination> several) {
        several.stream()
                .sorted(Comparator.comparing(each -> each.id().value()))
                .forEach(each -> entities.lock(each, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Everybody put forward by one recipient, under whichever revision of its letter. */
    List<Nomination> ofRecipient(UUID recipient) {
        return entities.createQuery(
                        """
                        select n from Nomination n, Invitation i
                        where i.id.value = n.invitationId and i.recipientId = :recipient order by n.eventId, n.rank""",
                        Nomination.class)
                .setParameter("recipient", recipient)
                .getResultList();
    }

    Optional<Nomination> of(EventId event, PersonId person) {
        return entities.createQuery(
                        "select n from Nomination n where n.eventId = :event and n.personId = :person",
                        Nomination.class)
                .setParameter("event", event.value())
                .setParameter("person", person.value())
                .getResultStream()
                .findFirst();
    }

    /** Whose nomination became this part in the event, while it still counts. */
    Optional<Nomination> confirmedAs(ParticipationId participation) {
        return entities.createQuery(
                        """
                        select n from Nomination n
                        where n.participationId = :participation and n.selection = :confirmed""",
                        Nomination.class)
                .setParameter("participation", participation.value())
                .setParameter("confirmed", SelectionState.CONFIRMED)
                .getResultStream()
                .findFirst();
    }
}
