package org.muster.funding;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
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
    @PersistenceContext private EntityManager entities;
    @Inject private AuditTrail audit;

    /** The donor known under this name or any of the others, or a new one; all names are kept. */
    public DonorId register(
            String name, String orgType, String iatiRef, List<String> alsoKnownAs, Actor by) {
        var known = find(name);
        for (var alias : alsoKnownAs) {
            known = known.isPresent() ? known : find(alias);
        }
        var donor = known.orElseGet(() -> added(Donor.register(name, orgType, iatiRef), by));
        keep(donor, name);
        alsoKnownAs.forEach(alias -> keep(donor, alias));
        return donor.id();
    }

    /** Keeps one more name of a donor; a name of another donor is refused. */
    public void call(DonorId id, String alias, Actor by) {
        keep(get(id), alias);
        audit.record(by, "donor name kept", "donor", id, "");
    }

    /** The donor seen under this name, however it is punctuated. */
    @RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
    public Optional<Donor> find(String anyName) {
        return entities.createQuery(
                        "select d from Donor d join d.aliases a where a.normalised = :name",
                        Donor.class)
                .setParameter("name", Donor.normalised(anyName))
                .getResultStream()
                .findFirst();
    }

    @RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
    public List<Donor> page(int first, int size) {
        return entities.createQuery("select d from Donor d order by d.name", Donor.class)
                .setFirstResult(first)
                .setMaxResults(Math.min(size, 200))
                .getResultList();
    }

    private Donor added(Donor donor, Actor by) {
        entities.persist(donor);
        audit.record(by, "donor registered", "donor", donor.id(), "");
        return donor;
    }

    private void keep(Donor donor, String alias) {
        var holder = find(alias);
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
