package org.muster.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.muster.member.PersonId;
import org.muster.shared.Rows;

/**
 * Finds the rows that may be one person. Only rows that share an address, a birth date or the sound
 * of two words are compared, at most so many.
 */
@ApplicationScoped
class Likely {
    private static final int MOST_COMPARED = 300;
    private static final String SOUNDS_ALIKE =
            """
            string_to_array(o.sound_key, ' ') && string_to_array(:sounds, ' ')
               and cardinality(array(select unnest(string_to_array(o.sound_key, ' '))
                   intersect select unnest(string_to_array(:sounds, ' ')))) > 1 limit :most""";
    private static final String ALIKE =
            """
            select %s, %s from muster.person n
             where n.erased_at is null and n.survivor_id is null and n.id <> :self and n.id in (
                (select o.id from muster.person o where lower(o.email) = :email limit :most)
                union (select o.id from muster.person o where o.birth_date = cast(:birth as date) limit :most)
                union (select o.id from muster.person o where o.member_code = :service and %s)
                union (select o.id from muster.person o where %s))
             order by n.id"""
                    .formatted(PersonRow.columns("n"), Traits.COLUMNS, SOUNDS_ALIKE, SOUNDS_ALIKE);
    private static final UUID NOBODY = new UUID(0, 0);

    @PersistenceContext private EntityManager entities;

    /** The likeliest first. */
    List<Candidate> of(Traits traits, PersonId self) {
        var query =
                entities.createNativeQuery(ALIKE)
                        .setParameter("self", self == null ? NOBODY : self.value())
                        .setParameter("email", traits.email().isEmpty() ? null : traits.email())
                        .setParameter(
                                "birth",
                                traits.birthDate() == null ? null : traits.birthDate().toString())
                        .setParameter("sounds", String.join(" ", traits.sounds()))
                        .setParameter("service", traits.service())
                        .setParameter("most", MOST_COMPARED);
        return Rows.of(
                        query,
                        row ->
                                new Candidate(
                                        PersonRow.of(row), Likeness.of(traits, Traits.of(row))))
                .stream()
                .filter(each -> each.likeness().isLikely())
                .sorted(Comparator.comparingInt(each -> -each.likeness().points()))
                .toList();
    }
}
