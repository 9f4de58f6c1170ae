package org.muster.invitation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.muster.shared.Language;
import org.muster.shared.NotFound;

/**
 * Finds who is written to: the focal point valid on the day, else the Director General's office,
 * else nobody, and then says why. A person is reached through their administration.
 */
@ApplicationScoped
class Addressing {
    /** One row per recipient; the addressee is the first of those that have an address. */
    private static final String ADDRESSEES =
            """
            with recipient as (
                select r.id, r.kind, r.left_out, coalesce(r.member_code, p.member_code) as member_code,
                    coalesce(r.organisation_id, p.organisation_id) as organisation_id, r.person_id
                from muster.campaign_recipient r left join muster.person p on p.id = r.person_id
                where r.campaign_id = :campaign)
            select r.id, r.left_out,
                case when f.id is not null then 'FOCAL_POINT' when o.id is not null then 'DG_OFFICE'
                    when c.id is not null then 'CONTACT' when n.id is not null then 'PERSON' end,
                coalesce(f.id, o.id, c.id, n.id), coalesce(f.language, o.language, c.language, n.language),
                coalesce(m.language, g.language),
                m.code is null or ((m.joined_on is null or m.joined_on <= :day) and (m.left_on is null or m.left_on >= :day)),
                exists (select 1 from muster.campaign_event ce join muster.capacity_event e on e.id = ce.event_id
                    where ce.campaign_id = :campaign and e.status <> 'CANCELLED' and (%s))
            from recipient r
            left join muster.member m on m.code = r.member_code
            left join muster.organisation g on g.id = r.organisation_id
            left join lateral (select p.id, p.language from muster.focal_point fp join muster.person p on p.id = fp.person_id
                where fp.member_code = r.member_code and fp.valid_from <= :day and (fp.valid_to is null or fp.valid_to >= :day)
                    and p.email is not null and p.erased_at is null
                order by fp.valid_from desc, fp.id limit 1) f on true
            left join lateral (select p.id, p.language from muster.member_office mo join muster.person p on p.id = mo.person_id
                where mo.member_code = r.member_code and p.email is not null and p.erased_at is null) o on true
            left join lateral (select p.id, p.language from muster.focal_point fp join muster.person p on p.id = fp.person_id
                where r.member_code is null and fp.organisation_id = r.organisation_id and fp.valid_from <= :day
                    and (fp.valid_to is null or fp.valid_to >= :day) and p.email is not null and p.erased_at is null
                order by fp.valid_from desc, fp.id limit 1) c on true
            left join lateral (select p.id, p.language from muster.person p
                where p.id = r.person_id and r.member_code is null and p.email is not null and p.erased_at is null) n on true
            order by coalesce(m.code, g.acronym, ''), r.id"""
                    .formatted(wall("r.member_code", "r.organisation_id"));

    @PersistenceContext private EntityManager entities;

    /** A recipient with the address found, or the reason why there is none. */
    record Addressed(
            UUID recipient,
            String leftOutByHand,
            LeftOut leftOut,
            UUID addressee,
            String addresseeKind,
            Language addresseeLanguage,
            Language ownLanguage) {

        boolean isOffice() {
            return InvitationLetters.OFFICE.equals(addresseeKind);
        }

        boolean isWrittenTo() {
            return leftOut == null && leftOutByHand == null;
        }
    }

    /**
     * The wall, as a condition on event e: customs see every event of their campaign; other
     * organisations see the open ones, and of the customs-only ones those they organise, unless
     * they are partners, who never do.
     */
    static String wall(String member, String organisation) {
        return """
            %1$s is not null or e.audience = 'CUSTOMS_AND_PARTNERS' or exists (
                select 1 from muster.capacity_event_organiser eo join muster.organisation own on own.id = eo.organisation_id
                where eo.event_id = e.id and own.id = %2$s and own.kind <> 'PARTNER')"""
                .formatted(member, organisation);
    }

    List<Addressed> of(CampaignId campaign, LocalDate day) {
        return Rows.of(
                        entities.createNativeQuery(ADDRESSEES)
                                .setParameter("campaign", campaign.value())
                                .setParameter("day", day))
                .stream()
                .map(Addressing::read)
                .toList();
    }

    /** The recipient as they would be written to; one without an address is not found. */
    Addressed reached(CampaignId campaign, UUID recipient, LocalDate day) {
        return of(campaign, day).stream()
                .filter(each -> each.recipient().equals(recipient))
                .filter(each -> each.addressee() != null)
                .findFirst()
                .orElseThrow(() -> new NotFound("recipient with an address", recipient));
    }

    /** Whoever reads the letter, by name and address. */
    record Reader(String name, String address) {}

    Reader reader(Addressed to) {
        var row =
                Rows.of(
                                entities.createNativeQuery(
                                                "select given_name || ' ' || family_name, email from muster.person where id = :id")
                                        .setParameter("id", to.addressee()))
                        .get(0);
        return new Reader((String) row[0], (String) row[1]);
    }

    /** Writes the reasons found, and clears those that no longer hold; decisions by hand stay. */
    List<Addressed> refresh(CampaignId campaign, LocalDate day) {
        var addressed = of(campaign, day);
        for (var one : addressed) {
            if (one.leftOutByHand() == null) {
                entities.createNativeQuery(
                                """
                                update muster.campaign_recipient set left_out = :reason
                                where id = :id and left_out is distinct from cast(:reason as varchar)""")
                        .setParameter("reason", one.leftOut() == null ? null : one.leftOut().name())
                        .setParameter("id", one.recipient())
                        .executeUpdate();
            }
        }
        return addressed;
    }

    private static Addressed read(Object[] row) {
        var stored = (String) row[1];
        return new Addressed(
                (UUID) row[0],
                isByHand(stored) ? stored : null,
                reason(row),
                (UUID) row[3],
                (String) row[2],
                language(row[4]),
                language(row[5]));
    }

    private static LeftOut reason(Object[] row) {
        if (!(Boolean) row[6]) {
            return LeftOut.NOT_A_MEMBER;
        }
        if (!(Boolean) row[7]) {
            return LeftOut.NO_EVENT_OPEN;
        }
        return row[3] == null ? LeftOut.NO_ADDRESSEE : null;
    }

    private static boolean isByHand(String stored) {
        if (stored == null) {
            return false;
        }
        for (var reason : LeftOut.values()) {
            if (reason.name().equals(stored)) {
                return false;
            }
        }
        return true;
    }

    private static Language language(Object code) {
        return code == null ? null : Language.find((String) code).orElse(null);
    }
}
