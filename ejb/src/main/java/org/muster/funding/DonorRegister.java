package org.muster.funding;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;

/** Registers donors and the names they are seen under; no name ever makes a second donor. */
@Stateless
@RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.SYSTEM})
public class DonorRegister {
    private static final int MOST = 500;

    @PersistenceContext private EntityManager entities;
    @Inject private Reach reach;
    @Inject private AuditTrail audit;

    /** The donor known under this name or any of the others, or a new one; all names are kept. */
    public DonorId register(
            String name, String orgType, String iatiRef, List<String> alsoKnownAs, Actor by) {
        reach.toKeepDonors(by);
        var known = seenAs(name);
        for (var alias : alsoKnownAs) {
            known = known.isPresent() ? known : seenAs(alias);
        }
        var donor = known.orElseGet(() -> added(Donor.register(name, orgType, iatiRef), by));
        keep(donor, name);
        alsoKnownAs.forEach(alias -> keep(donor, alias));
        return donor.id();
    }

    /** Keeps one more name of a donor; a name of another donor is refused. */
    public void call(DonorId id, String alias, Actor by) {
        reach.toKeepDonors(by);
        keep(get(id), alias);
        audit.record(by, "donor name kept", "donor", id, "");
    }

    /** The donor seen under this name, however it is punctuated, for who may register one. */
    public Optional<Donor> find(String anyName, Actor by) {
        reach.toKeepDonors(by);
        return seenAs(anyName);
    }

    /** Donors by name; a reader limited to contributions sees those who gave them. */
    @RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
    public List<Donor> page(int first, int size, Actor by) {
        return within("select d from Donor d", " order by d.name", Donor.class, by)
                .setFirstResult(first)
                .setMaxResults(Math.min(size, MOST))
                .getResultList();
    }

    @RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
    public long count(Actor by) {
        return within("select count(d) from Donor d", "", Long.class, by).getSingleResult();
    }

    @RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
    public Donor donor(DonorId id, Actor by) {
        reach.toRead(id, by);
        return get(id);
    }

    private Optional<Donor> seenAs(String anyName) {
        return entities.createQuery(
                        "select d from Donor d join d.aliases a where a.normalised = :name",
                        Donor.class)
                .setParameter("name", Donor.normalised(anyName))
                .getResultStream()
                .findFirst();
    }

    private <T> TypedQuery<T> within(String select, String rest, Class<T> type, Actor by) {
        var scope = reach.reading(by);
        var ids = scope.contributions().stream().map(ContributionId::of).toList();
        return entities.createQuery(
                        select
                                + " where (:everywhere = true or exists (select 1 from Contribution c"
                                + " where c.donor = d.id and c.id in :ids))"
                                + rest,
                        type)
                .setParameter("everywhere", scope.everywhere())
                .setParameter("ids", ids);
    }

    private Donor added(Donor donor, Actor by) {
        entities.persist(donor);
        audit.record(by, "donor registered", "donor", donor.id(), "");
        return donor;
    }

    private void keep(Donor donor, String alias) {
        var holder = seenAs(alias);
        if (holder.isPresent() && !holder.get().id().equals(donor.id())) {
            throw new AliasTaken(alias, holder.get().name());
        }
        donor.call(alias);
    }

    private Donor get(DonorId id) {
        var donor = entities.find(Donor.class, id);
        if (donor == null) {
            throw new NotFound("donor", id);
        }
        return donor;
    }
}
