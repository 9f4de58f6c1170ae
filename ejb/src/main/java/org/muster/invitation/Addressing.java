package org.muster.invitation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.muster.funding.ContributionId;
import org.muster.funding.Eligibility;
import org.muster.funding.EligibleMembers;
import org.muster.shared.Language;
import org.muster.shared.NotFound;
import org.muster.shared.Settings;

/**
 * Finds who is written to: the focal point valid on the day, else the Director General's office,
 * else nobody, and then says why. A person is reached through their administration, and left out
 * where that is.
 */
@ApplicationScoped
class Addressing {
    /** One row per recipient; the addressee is the first of those that have an address. */
    private static final String ADDRESSEES =
            """
            with about as (
                select e.* from muster.campaign_event ce join muster.capacity_event e on e.id = ce.event_id
                where ce.campaign_id = :campaign and e.status <> 'CANCELLED'),
            recipient as (
                select r.id, r.kind, r.left_out, r.kept_reason, r.kept_by, r.kept_at,
                    coalesce(r.member_code, p.member_code) as member_code,
                    coalesce(r.organisation_id, p.organisation_id) as organisation_id, r.person_id
                from muster.campaign_recipient r left join muster.person p on p.id = r.person_id
                where r.campaign_id = :campaign),
            reached as (
                select distinct on (fp.member_code, fp.organisation_id) fp.member_code, fp.organisation_id, p.id, p.language
                from muster.focal_point fp join muster.person p on p.id = fp.person_id
                where fp.valid_from <= :day and (fp.valid_to is null or fp.valid_to >= :day)
                    and p.email is not null and p.erased_at is null
                order by fp.member_code, fp.organisation_id, fp.valid_from desc, fp.id)
            select r.id, r.left_out,
                case when f.id is not null then 'FOCAL_POINT' when o.id is not null then 'DG_OFFICE'
                    when c.id is not null then 'CONTACT' when n.id is not null then 'PERSON' end,
                coalesce(f.id, o.id, c.id, n.id), coalesce(f.language, o.language, c.language, n.language),
                coalesce(m.language, g.language),
                m.code is null or ((m.joined_on is null or m.joined_on <= :day) and (m.left_on is null or m.left_on >= :day)),
                exists (select 1 from about e where %s),
                r.kind, m.code, mr.region, r.kept_reason, r.kept_by, r.kept_at, s.donor, s.event_id, s.code, s.starts_on
            from recipient r
            left join muster.member m on m.code = r.member_code
            left join muster.organisation g on g.id = r.organisation_id
            left join lateral (select x.region from muster.member_region x where x.member_code = m.code
                and x.valid_from <= :day and (x.valid_to is null or x.valid_to >= :day)
                order by x.valid_from desc limit 1) mr on true
            left join reached f on f.member_code = r.member_code
            left join lateral (select p.id, p.language from muster.member_office mo join muster.person p on p.id = mo.person_id
                where mo.member_code = r.member_code and p.email is not null and p.erased_at is null) o on true
            left join reached c on r.member_code is null and c.organisation_id = r.organisation_id
            left join lateral (select p.id, p.language from muster.person p
                where p.id = r.person_id and r.member_code is null and p.email is not null and p.erased_at is null) n on true
            left join lateral (%s) s on true
            order by coalesce(m.code, g.acronym, ''), r.id"""
                    .formatted(wall("r.member_code", "r.organisation_id"), Supports.LATEST);

    @PersistenceContext private EntityManager entities;
    @Inject private Eligibility eligibility;
    @Inject private Settings settings;

    /** A recipient with the address found, or the reason why there is none. */
    record Addressed(
            UUID recipient,
            String leftOutBefore,
            LeftOut leftOut,
            UUID addressee,
            String addresseeKind,
            Language addresseeLanguage,
            Language ownLanguage,
            RecipientKind kind,
            String memberCode,
            String region,
            Support support,
            KeptIn kept) {

        boolean isOffice() {
            return InvitationLetters.OFFICE.equals(addresseeKind);
        }

        boolean isWrittenTo() {
            return leftOut == null && leftOutByHand() == null;
        }

        String leftOutByHand() {
            return LeftOut.read(leftOutBefore).isPresent() ? null : leftOutBefore;
        }

        private boolean isFoundAnew() {
            return leftOutByHand() == null
                    && !Objects.equals(leftOutBefore, leftOut == null ? null : leftOut.name());
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
        var eligible = eligible(campaign);
        return Rows.of(
                        entities.createNativeQuery(ADDRESSEES)
                                .setParameter("campaign", campaign.value())
                                .setParameter("months", supportedMonths())
                                .setParameter("day", day))
                .stream()
                .map(row -> read(row, eligible))
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

    /** How long another donor's support of a Member on the same topic counts. */
    int supportedMonths() {
        return settings.number("muster.letters.supported.months", 12);
    }

    /** Whom the contribution that the campaign is bound to pays for, on its first event's day. */
    private Optional<EligibleMembers> eligible(CampaignId campaign) {
        return Rows.of(
                        entities.createNativeQuery(
                                        """
                                        select c.contribution_id, min(e.starts_on) from muster.campaign c
                                        join muster.campaign_event ce on ce.campaign_id = c.id
                                        join muster.capacity_event e on e.id = ce.event_id and e.status <> 'CANCELLED'
                                        where c.id = :campaign and c.contribution_id is not null group by c.id""")
                                .setParameter("campaign", campaign.value()))
                .stream()
                .findFirst()
                .map(
                        row ->
                                eligibility.members(
                                        new ContributionId((UUID) row[0]), Rows.day(row[1])));
    }

    /** Writes the reasons found, and clears those that no longer hold; decisions by hand stay. */
    List<Addressed> refresh(CampaignId campaign, LocalDate day) {
        var addressed = of(campaign, day);
        for (var one : addressed) {
            if (one.isFoundAnew()) {
                entities.createNativeQuery(
                                """
                                update muster.campaign_recipient set left_out = :reason where id = :id""")
                        .setParameter("reason", one.leftOut() == null ? null : one.leftOut().name())
                        .setParameter("id", one.recipient())
                        .executeUpdate();
            }
        }
        return addressed;
    }

    private static Addressed read(Object[] row, Optional<EligibleMembers> eligible) {
        var member = (String) row[9];
        return new Addressed(
                (UUID) row[0],
                (String) row[1],
                reason(row, member == null || eligible.map(e -> e.names(member)).orElse(true)),
                (UUID) row[3],
                (String) row[2],
                language(row[4]),
                language(row[5]),
                RecipientKind.valueOf((String) row[8]),
                member,
                (String) row[10],
                row[14] == null
                        ? null
                        : new Support(
                                (String) row[14],
                                (UUID) row[15],
                                (String) row[16],
                                Rows.day(row[17])),
                row[11] == null
                        ? null
                        : new KeptIn((String) row[11], (String) row[12], Rows.instant(row[13])));
    }

    private static LeftOut reason(Object[] row, boolean isEligible) {
        if (!(Boolean) row[6]) {
            return LeftOut.NOT_A_MEMBER;
        }
        if (!(Boolean) row[7]) {
            return LeftOut.NO_EVENT_OPEN;
        }
        if (!isEligible) {
            return LeftOut.NOT_ELIGIBLE;
        }
        if (row[3] == null) {
            return LeftOut.NO_ADDRESSEE;
        }
        var isSupported = row[14] != null && row[11] == null;
        return isSupported ? LeftOut.ALREADY_SUPPORTED : null;
    }

    private static Language language(Object code) {
        return code == null ? null : Language.find((String) code).orElse(null);
    }
}
