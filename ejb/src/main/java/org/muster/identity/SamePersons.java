package org.muster.identity;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.muster.member.NewPerson;
import org.muster.member.PersonId;
import org.muster.shared.Actor;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;
import org.muster.shared.Rows;

/**
 * Who is probably somebody already known: asked while a person is entered, and of all persons as a
 * list of likely pairs. People take part in events of every region, so that every officer may look.
 */
@Stateless
@RolesAllowed({Roles.EVENT_OFFICER, Roles.AUDITOR, Roles.SYSTEM})
public class SamePersons {
    private static final int MOST_CANDIDATES = 5;
    private static final int LARGEST_PAGE = 100;
    private static final String OPEN =
            """
            from muster.person_pair p join muster.person a on a.id = p.one_id join muster.person b on b.id = p.other_id
             where p.state = 'OPEN' and a.survivor_id is null and b.survivor_id is null
               and a.erased_at is null and b.erased_at is null""";

    @PersistenceContext private EntityManager entities;
    @Inject private Likely likely;
    @Inject private IdentityReach reach;

    /** Persons known who are probably the one described, the likeliest first; a handful. */
    public List<Candidate> candidates(NewPerson given, Actor by) {
        return likely.of(Traits.of(given), null).stream().limit(MOST_CANDIDATES).toList();
    }

    /** Pairs nobody has spoken of yet, the likeliest first. */
    public List<PersonPair> pairs(int first, int size, Actor by) {
        var query =
                entities.createNativeQuery(
                                "select %s, %s, p.points, p.signs %s order by p.points desc, p.one_id, p.other_id"
                                        .formatted(
                                                PersonRow.columns("a"),
                                                PersonRow.columns("b"),
                                                OPEN))
                        .setFirstResult(first)
                        .setMaxResults(Math.min(size, LARGEST_PAGE));
        return Rows.of(
                query,
                row ->
                        new PersonPair(
                                PersonRow.of(row),
                                PersonRow.of(row),
                                Likeness.read((int) row.number(), row.text()),
                                false,
                                null));
    }

    public long count(Actor by) {
        return Rows.of(entities.createNativeQuery("select count(*) " + OPEN), Rows::number).get(0);
    }

    /** Two rows side by side, whether likely or not. */
    public PersonPair pair(PersonId one, PersonId other, Actor by) {
        return new PersonPair(
                row(one), row(other), likeness(one, other), areTwo(one, other), merge(one, other));
    }

    /** The other rows of this person, each as it was typed; the one they stand for first. */
    public List<PersonRow> otherRows(PersonId person, Actor by) {
        var query =
                entities.createNativeQuery(
                                """
                                select %s from muster.person n join muster.person me on me.id = :id
                                 where coalesce(n.survivor_id, n.id) = coalesce(me.survivor_id, me.id) and n.id <> me.id
                                   and n.erased_at is null
                                 order by n.survivor_id is not null, n.created_at"""
                                        .formatted(PersonRow.columns("n")))
                        .setParameter("id", person.value())
                        .setMaxResults(LARGEST_PAGE);
        return Rows.of(query, PersonRow::of);
    }

    /** Whether this actor may say that two rows are one person, or two. */
    public boolean mayDecide(Actor by) {
        return reach.isEverywhere(by);
    }

    private PersonRow row(PersonId id) {
        return one(
                        "select "
                                + PersonRow.columns("n")
                                + " from muster.person n where n.id = :id",
                        id)
                .map(PersonRow::of)
                .orElseThrow(() -> new NotFound("person", id));
    }

    private Likeness likeness(PersonId one, PersonId other) {
        return Likeness.of(traits(one), traits(other));
    }

    private Traits traits(PersonId id) {
        return one("select " + Traits.COLUMNS + " from muster.person n where n.id = :id", id)
                .map(Traits::of)
                .orElseThrow(() -> new NotFound("person", id));
    }

    private Optional<Rows> one(String sql, PersonId id) {
        var query = entities.createNativeQuery(sql).setParameter("id", id.value());
        return Rows.of(query, row -> row).stream().findFirst();
    }

    private boolean areTwo(PersonId one, PersonId other) {
        var query =
                entities.createNativeQuery(
                                """
                                select 1 from muster.person_pair where state = 'TWO'
                                   and one_id = least(:one, :other) and other_id = greatest(:one, :other)""")
                        .setParameter("one", one.value())
                        .setParameter("other", other.value());
        return !query.getResultList().isEmpty();
    }

    private PersonPair.Merge merge(PersonId one, PersonId other) {
        return entities.createQuery(
                        """
                        select m from PersonMerge m
                         where m.merged in (:one, :other) and m.survivor in (:one, :other)
                           and m.state in (:asked, :inForce)""",
                        PersonMerge.class)
                .setParameter("one", one)
                .setParameter("other", other)
                .setParameter("asked", MergeState.ASKED)
                .setParameter("inForce", MergeState.IN_FORCE)
                .getResultStream()
                .map(
                        each ->
                                new PersonPair.Merge(
                                        each.id(),
                                        each.survivor(),
                                        each.state(),
                                        each.reason(),
                                        each.askedBy()))
                .findFirst()
                .orElse(null);
    }
}
