package org.muster.member;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.muster.shared.Rows;

/**
 * Regional offices, training centres, laboratories as they stood on a day. Public knowledge, so
 * anybody may ask.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class RegionalEntities {
    @PersistenceContext private EntityManager entities;

    /** The entities that had a status on that day, of one type or of all. */
    public List<RegionalEntityStanding> asOf(LocalDate day, RegionalEntityType type) {
        var query =
                entities.createNativeQuery(
                                """
                                select e.code, e.type, e.region, e.name, s.status, p.city, p.country_iso
                                  from muster.regional_entity e
                                  join muster.regional_entity_status s on s.entity_code = e.code
                                       and s.valid_from <= :day and (s.valid_to is null or s.valid_to >= :day)
                                  left join muster.regional_entity_seat p on p.entity_code = e.code
                                       and p.valid_from <= :day and (p.valid_to is null or p.valid_to >= :day)
                                 where (:type = '' or e.type = :type)
                                 order by e.type, e.region, e.code""")
                        .setParameter("day", day)
                        .setParameter("type", type == null ? "" : type.name());
        return Rows.of(query, RegionalEntities::standing);
    }

    /** The one entity on that day; empty before anything is known of it. */
    public Optional<RegionalEntityStanding> find(String code, LocalDate day) {
        return asOf(day, null).stream().filter(entity -> entity.code().equals(code)).findFirst();
    }

    public List<Milestone> milestones(String entityCode) {
        var query =
                entities.createNativeQuery(
                                """
                                select entity_code, milestone, due_on, reached_on
                                  from muster.regional_entity_milestone
                                 where entity_code = :code order by due_on, milestone""")
                        .setParameter("code", entityCode);
        return Rows.of(query, row -> new Milestone(row.text(), row.text(), row.day(), row.day()));
    }

    private static RegionalEntityStanding standing(Rows row) {
        return new RegionalEntityStanding(
                row.text(),
                RegionalEntityType.valueOf(row.text()),
                Region.valueOf(row.text()),
                row.text(),
                RegionalEntityStatus.valueOf(row.text()),
                row.text(),
                row.text());
    }
}
