package org.muster.identity;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
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
                Rows.of(
                        entities.createNativeQuery(
                                        """
                                        select n.id, %s from muster.person n where n.pairs_due and n.erased_at is null
                                         order by n.id limit :most for update skip locked"""
                                                .formatted(Traits.COLUMNS))
                                .setParameter("most", most),
                        row -> new Due(new PersonId(row.uuid()), Traits.of(row)));
        due.forEach(this::compare);
        return due.size();
    }

    private void compare(Due due) {
        entities.createNativeQuery(
                        """
                        delete from muster.person_pair
                         where state = 'OPEN' and (one_id = :id or other_id = :id)""")
                .setParameter("id", due.id().value())
                .executeUpdate();
        likely.of(due.traits(), due.id()).forEach(each -> keep(due.id(), each));
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
