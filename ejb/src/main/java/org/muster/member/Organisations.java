package org.muster.member;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.Language;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;

/**
 * Registers organisations that are no Members and finds them by acronym. They belong to no region:
 * an officer who is limited to one changes none.
 */
@Stateless
@RolesAllowed({Roles.EVENT_OFFICER, Roles.SYSTEM})
public class Organisations {
    private static final int LARGEST_PAGE = 300;

    @PersistenceContext private EntityManager entities;
    @Inject private MemberReach reach;
    @Inject private AuditTrail audit;

    public OrganisationId register(
            String acronym, String name, OrganisationKind kind, Language language, Actor by) {
        reach.requireEverywhere(by, "organisations");
        if (byAcronym(acronym).isPresent()) {
            throw new AcronymTaken(acronym);
        }
        var organisation = Organisation.register(acronym, name, kind, language);
        entities.persist(organisation);
        audit.record(by, "organisation registered", "organisation", organisation.id(), acronym);
        return organisation.id();
    }

    /** The organisation as read before it, or who is written to there, is changed. */
    public OrganisationSummary toChange(OrganisationId id, Actor by) {
        reach.requireEverywhere(by, "organisation " + id);
        return get(id).summary();
    }

    /** Takes over what the organisation is called now; its acronym stays one organisation's. */
    public void change(
            OrganisationId id,
            String acronym,
            String name,
            OrganisationKind kind,
            Language language,
            Actor by) {
        reach.requireEverywhere(by, "organisation " + id);
        var organisation = get(id);
        if (byAcronym(acronym).filter(other -> !other.id().equals(id)).isPresent()) {
            throw new AcronymTaken(acronym);
        }
        organisation.change(acronym, name, kind, language);
        audit.record(by, "organisation changed", "organisation", id, acronym);
    }

    /** Whether this actor may register and change organisations. */
    @RolesAllowed({Roles.EVENT_OFFICER, Roles.AUDITOR, Roles.SYSTEM})
    public boolean mayChange(Actor by) {
        return reach.covers(null, by);
    }

    /** Whom letters to this organisation can name: its own people. */
    @RolesAllowed({Roles.EVENT_OFFICER, Roles.AUDITOR, Roles.SYSTEM})
    public List<PersonSummary> people(OrganisationId id, Actor by) {
        return entities.createQuery(
                        """
                        select p from Person p where p.organisation = :id and p.erasedAt is null
                         order by p.familyName, p.givenName, p.createdAt""",
                        Person.class)
                .setParameter("id", id)
                .setMaxResults(LARGEST_PAGE)
                .getResultStream()
                .map(Person::summary)
                .toList();
    }

    /** What an organisation is called is public. */
    @PermitAll
    public OrganisationSummary organisation(OrganisationId id) {
        return get(id).summary();
    }

    @PermitAll
    public Optional<OrganisationSummary> byAcronym(String acronym) {
        return entities.createQuery(
                        "select o from Organisation o where lower(o.acronym) = lower(:acronym)",
                        Organisation.class)
                .setParameter("acronym", acronym == null ? "" : acronym.strip())
                .getResultStream()
                .map(Organisation::summary)
                .findFirst();
    }

    /** Organisations of one kind, or of all, by acronym. */
    @PermitAll
    public List<OrganisationSummary> page(OrganisationKind kind, int first, int size) {
        return entities.createQuery(
                        """
                        select o from Organisation o where (:every = true or o.kind = :kind)
                         order by o.acronym""",
                        Organisation.class)
                .setParameter("every", kind == null)
                .setParameter("kind", kind == null ? OrganisationKind.OTHER : kind)
                .setFirstResult(first)
                .setMaxResults(Math.min(size, LARGEST_PAGE))
                .getResultStream()
                .map(Organisation::summary)
                .toList();
    }

    /** How many organisations there are of one kind, or of all. */
    @PermitAll
    public long count(OrganisationKind kind) {
        return entities.createQuery(
                        "select count(o) from Organisation o where (:every = true or o.kind = :kind)",
                        Long.class)
                .setParameter("every", kind == null)
                .setParameter("kind", kind == null ? OrganisationKind.OTHER : kind)
                .getSingleResult();
    }

    private Organisation get(OrganisationId id) {
        var found = entities.find(Organisation.class, id);
        if (found == null) {
            throw new NotFound("organisation", id);
        }
        return found;
    }
}
