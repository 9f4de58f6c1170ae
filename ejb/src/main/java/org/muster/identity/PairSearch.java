package org.muster.identity;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.List;
import org.muster.member.NameKeys;
import org.muster.member.PersonId;
import org.muster.shared.Roles;
import org.muster.shared.Rows;

/**
 * Looks for the likely pairs of whoever was entered or changed. What somebody said of a pair stays;
 * a pair nobody spoke of goes when it is no longer likely.
 */
@Stateless
@RolesAllowed(Roles.SYSTEM)
public class PairSearch {
    // Of a name that many have, the likeliest rows are enough.
    private static final int MOST_PAIRS = 20;
    private static final String TRAITS =
            "select n.id, %s from muster.person n where n.erased_at is null and "
                    .formatted(Traits.COLUMNS);

    private record Due(PersonId id, Traits traits) {}

    @PersistenceContext private EntityManager entities;
    @Inject private Likely likely;
    @Inject private NameKeys keys;

    /**
     * Compares the next few; rows that another server compares are left to it.
     *
     * @return how many were compared
     */
    public int next(int most) {
        keys.complete(most);
        var due =
                due(
                        entities.createNativeQuery(
                                        TRAITS
                                                + "n.pairs_due order by n.id limit :most for update skip locked")
                                .setParameter("most", most));
        due.forEach(this::compare);
        return due.size();
    }

    /** Compares this one now. */
    public void compare(PersonId person) {
        keys.complete(List.of(person.value()));
        due(entities.createNativeQuery(TRAITS + "n.id = :id").setParameter("id", person.value()))
                .forEach(this::compare);
    }

    private static List<Due> due(Query query) {
        return Rows.of(query, row -> new Due(new PersonId(row.uuid()), Traits.of(row)));
    }

    private void compare(Due due) {
        entities.createNativeQuery(
                        """
                        delete from muster.person_pair
                         where state = 'OPEN' and (one_id = :id or other_id = :id)""")
                .setParameter("id", due.id().value())
                .executeUpdate();
        likely.of(due.traits(), due.id()).stream()
                .limit(MOST_PAIRS)
                .forEach(each -> keep(due.id(), each));
        entities.createNativeQuery("update muster.person set pairs_due = false where id = :id")
                .setParameter("id", due.id().value())
                .executeUpdate();
    }

    private void keep(PersonId one, Candidate other) {
        entities.createNativeQuery(
                        """
                        insert into muster.person_pair (one_id, other_id, points, signs)
                        values (least(:one, :other), greatest(:one, :other), :points, :signs)
                        on conflict do nothing""")
                .setParameter("one", one.value())
                .setParameter("other", other.row().id().value())
                .setParameter("points", other.likeness().points())
                .setParameter("signs", other.likeness().written())
                .executeUpdate();
    }
}
