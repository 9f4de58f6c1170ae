package org.muster.letter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.muster.shared.Actor;

/** The tasks that letters are when they came back, until somebody has done something about them. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class ReturnedLetters {
    @PersistenceContext private EntityManager entities;

    /**
     * Opens the task; a letter that comes back once more is a task once more. Only a question that
     * reached nobody is one: what else came back is counted with the event it told of.
     */
    void open(LetterId letter, UUID mail) {
        entities.createNativeQuery(
                        """
                        insert into muster.returned_letter (letter_id, mail_id, returned_at, state)
                        select id, :mail, clock_timestamp(), 'OPEN' from muster.letter
                        where id = :letter and purpose in ('INVITATION', 'REMINDER')
                        on conflict (letter_id) do update set mail_id = excluded.mail_id, returned_at = excluded.returned_at,
                            state = 'OPEN', remedy = null, done_by = null, done_at = null""")
                .setParameter("letter", letter.value())
                .setParameter("mail", mail)
                .executeUpdate();
    }

    /**
     * Ends the tasks that letters about a matter are.
     *
     * @return whether there was one
     */
    public boolean done(UUID matter, Remedy remedy, Actor by) {
        entities.flush();
        return entities.createNativeQuery(
                                """
                                update muster.returned_letter set state = 'DONE', remedy = :remedy, done_by = :by,
                                    done_at = clock_timestamp()
                                where state = 'OPEN' and letter_id in (select id from muster.letter where about_id = :matter)""")
                        .setParameter("remedy", remedy.name())
                        .setParameter("by", by.login())
                        .setParameter("matter", matter)
                        .executeUpdate()
                > 0;
    }
}
