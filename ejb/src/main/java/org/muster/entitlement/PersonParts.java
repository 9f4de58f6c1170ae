package org.muster.entitlement;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import org.muster.account.Scopes;
import org.muster.event.EventId;
import org.muster.event.ParticipationRole;
import org.muster.event.ParticipationStatus;
import org.muster.member.PersonId;
import org.muster.shared.Actor;
import org.muster.shared.Roles;
import org.muster.shared.Rows;

/**
 * The events and claims of one row, so that two rows can be told apart. Only what the actor's role
 * reaches is shown.
 */
@Stateless
@RolesAllowed({Roles.EVENT_OFFICER, Roles.AUDITOR, Roles.SYSTEM})
public class PersonParts {
    private static final int MOST = 100;

    @PersistenceContext private EntityManager entities;
    @Inject private Scopes scopes;

    /** The latest events first; a part that was withdrawn too. */
    public List<PersonPart> of(PersonId person, Actor by) {
        var reach = scopes.of(by, Roles.EVENT_OFFICER, Roles.AUDITOR);
        var query =
                entities.createNativeQuery(
                                """
                                select e.region, p.person_id, e.id, e.code, e.starts_on, e.ends_on, p.role, p.status,
                                       (select count(distinct r.on_day) from muster.effective_presence r
                                         where r.event_id = e.id and r.person_id = p.person_id and r.present),
                                       coalesce(c.claim_no, ''), c.state, c.amount_minor, coalesce(c.currency, 'EUR')
                                  from muster.participation p join muster.capacity_event e on e.id = p.event_id
                                  left join muster.claim c on c.event_id = e.id and c.person_id = p.person_id
                                   and c.state <> 'REJECTED'
                                 where p.person_id = :person order by e.starts_on desc, e.code, p.role""")
                        .setParameter("person", person.value())
                        .setMaxResults(MOST);
        var parts = new ArrayList<PersonPart>();
        Rows.of(
                query,
                row -> {
                    var region = row.text();
                    var part = part(row);
                    if (reach.coversEvent(part.event(), region)) {
                        parts.add(part);
                    }
                    return part;
                });
        return List.copyOf(parts);
    }

    private static PersonPart part(Rows row) {
        return new PersonPart(
                new PersonId(row.uuid()),
                new EventId(row.uuid()),
                row.text(),
                row.day(),
                row.day(),
                ParticipationRole.valueOf(row.text()),
                ParticipationStatus.valueOf(row.text()),
                (int) row.number(),
                row.text(),
                state(row.text()),
                row.money());
    }

    private static ClaimState state(String text) {
        return text == null ? null : ClaimState.valueOf(text);
    }
}
