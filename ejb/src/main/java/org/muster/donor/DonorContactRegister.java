package org.muster.donor;

import jakarta.annotation.security.RolesAllowed;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.muster.account.ScopeRefused;
import org.muster.account.Scopes;
import org.muster.funding.DonorId;
import org.muster.funding.DonorRegister;
import org.muster.member.People;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.Language;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;
import org.muster.shared.Rows;

/**
 * Keeps whom a donor's statements go to. A contact reads the statements of all of the donor's
 * agreements, so that only a finance officer without a limit names one.
 *
 * <p>Runs as the system because persons are entered by event officers otherwise.
 */
@Stateless
@RolesAllowed({Roles.FINANCE_OFFICER, Roles.SYSTEM})
@RunAs(Roles.SYSTEM)
public class DonorContactRegister {
    private static final int MOST = 200;

    @PersistenceContext private EntityManager entities;
    @EJB private People people;
    @EJB private DonorRegister donors;
    @Inject private Scopes scopes;
    @Inject private AuditTrail audit;
    @Inject private Clock clock;

    public DonorContactId name(DonorId donor, NewDonorContact named, Actor by) {
        requireEverything(by);
        donors.donor(donor, by);
        lock(donor);
        if (isKnown(donor, named)) {
            throw new ContactKnown(named.email());
        }
        var contact =
                DonorContact.name(
                        donor, people.register(named.person(), by), named, by, Instant.now());
        entities.persist(contact);
        audit.record(by, "donor contact named", "donor", donor, contact.id().toString());
        return contact.id();
    }

    /** The last day statements go there; links of the contact open nothing after it. */
    public void end(DonorContactId id, LocalDate lastDay, Actor by) {
        requireEverything(by);
        var contact = entities.find(DonorContact.class, id);
        if (contact == null) {
            throw new NotFound("donor-contact", id);
        }
        lock(contact.donor());
        entities.refresh(contact);
        contact.end(lastDay);
        audit.record(by, "donor contact ended", "donor", contact.donor(), id.toString());
    }

    /** The donor's contacts, those of today first. */
    @RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
    public List<DonorContactSummary> of(DonorId donor, Actor by) {
        donors.donor(donor, by);
        var query =
                entities.createNativeQuery(
                                """
                                select k.id, p.given_name || ' ' || p.family_name, coalesce(p.email, ''), p.language, k.valid_from,
                                       k.valid_to, k.valid_from <= :today and coalesce(k.valid_to, :today) >= :today as valid
                                  from muster.donor_contact k join muster.person p on p.id = k.person_id
                                 where k.donor_id = :donor order by valid desc, k.valid_from desc, 2""")
                        .setParameter("donor", donor.value())
                        .setParameter("today", LocalDate.now(clock))
                        .setMaxResults(MOST);
        return Rows.of(
                query,
                row ->
                        new DonorContactSummary(
                                new DonorContactId(row.uuid()),
                                row.text(),
                                row.text(),
                                Language.of(row.text()),
                                row.day(),
                                row.day(),
                                row.flag()));
    }

    private void requireEverything(Actor by) {
        if (!scopes.of(by, Roles.FINANCE_OFFICER).everywhere()) {
            throw new ScopeRefused(by, "all contributions");
        }
    }

    /** Two who name the same contact do it one after the other. */
    private void lock(DonorId donor) {
        entities.createNativeQuery("select 1 from muster.donor where id = :id for update")
                .setParameter("id", donor.value())
                .getResultList();
    }

    private boolean isKnown(DonorId donor, NewDonorContact named) {
        var query =
                entities.createNativeQuery(
                                """
                                select count(*) from muster.donor_contact k join muster.person p on p.id = k.person_id
                                 where k.donor_id = :donor and lower(p.email) = lower(:email)
                                   and k.valid_from <= coalesce(cast(:to as date), k.valid_from)
                                   and coalesce(k.valid_to, :from) >= :from""")
                        .setParameter("donor", donor.value())
                        .setParameter("email", named.email())
                        .setParameter("from", named.from())
                        .setParameter("to", named.to() == null ? null : named.to().toString());
        return Rows.of(query, Rows::number).get(0) > 0;
    }
}
