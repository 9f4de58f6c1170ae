package org.muster.member;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.Collection;
import java.util.UUID;
import org.muster.shared.Rows;

/** Gives the key to persons who were entered before names had one. */
@ApplicationScoped
public class NameKeys {
    private record Nameless(PersonId id, NameKey name, NameKey ownScript) {}

    private static final String NAMELESS =
            """
            select id, family_name, given_name, native_name from muster.person
             where pairs_due and erased_at is null and sound_key = ''""";

    @PersistenceContext private EntityManager entities;

    /** The next few of all; where nobody lacks a key this only looks. */
    public void complete(int most) {
        var query =
                entities.createNativeQuery(
                                NAMELESS + " order by id limit :most for update skip locked")
                        .setParameter("most", most);
        complete(query);
    }

    /** Those of these who lack one. */
    public void complete(Collection<UUID> people) {
        if (!people.isEmpty()) {
            complete(
                    entities.createNativeQuery(NAMELESS + " and id in (:people)")
                            .setParameter("people", people));
        }
    }

    private void complete(Query query) {
        Rows.of(
                        query,
                        row ->
                                new Nameless(
                                        new PersonId(row.uuid()),
                                        NameKey.of(row.text(), row.text()),
                                        NameKey.of(row.text())))
                .forEach(this::keep);
    }

    private void keep(Nameless person) {
        entities.createNativeQuery(
                        """
                        update muster.person set name_key = :name, native_key = :own, sound_key = :sounds
                         where id = :id""")
                .setParameter("id", person.id().value())
                .setParameter("name", person.name().text())
                .setParameter("own", person.ownScript().text())
                .setParameter("sounds", NameKey.sounds(person.name(), person.ownScript()))
                .executeUpdate();
    }
}
