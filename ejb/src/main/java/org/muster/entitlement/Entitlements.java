package org.muster.entitlement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.allowance.Entitlement;
import org.muster.allowance.Reckoning;
import org.muster.allowance.SchemeSummary;
import org.muster.allowance.SchemeVersionId;
import org.muster.allowance.SchemeVersions;
import org.muster.allowance.Stay;
import org.muster.attendance.EventFacts;
import org.muster.dailyrate.DailyRate;
import org.muster.dailyrate.DailyRates;
import org.muster.event.EventId;
import org.muster.event.ParticipationId;
import org.muster.member.PersonId;
import org.muster.shared.Money;
import org.muster.shared.Rows;
import org.muster.shared.Sha256;
import org.muster.stay.StayFacts;

/**
 * What people are due at events that pay by a scheme, reckoned from what is recorded of them and
 * kept with the facts it was reckoned from. While these stay the same nothing is written; where one
 * changes a new row follows, and the old one stays as it was.
 */
@ApplicationScoped
class Entitlements {
    @PersistenceContext private EntityManager entities;
    @Inject private SchemeVersions schemes;
    @Inject private DailyRates rates;
    @Inject private StayFacts stays;

    /** An entitlement that is kept, by its id. */
    record Kept(UUID id, Entitlement due) {
        Money total() {
            return due.total();
        }
    }

    private record Place(String country, String city) {
        @Override
        public String toString() {
            return city + " (" + country + ")";
        }
    }

    /**
     * What somebody is due if they come on every day: what has to be reserved. Without authorised
     * nights the days of the event are taken for them, unless it is known that they travel back the
     * same day; what the host will provide is taken off.
     */
    Entitlement expected(EventFacts event, ParticipationId part, SchemeVersionId version) {
        var scheme = schemes.approved(version);
        var days = event.days().each().collect(Collectors.toSet());
        var away = stays.hoursAway(part);
        var nights = stays.authorised(part).orElse(away.isEmpty() ? event.days() : null);
        var stay =
                new Stay(event.days(), days, nights, stays.provided(part), away, stays.legs(part));
        return reckoning(event.id(), scheme).of(stay);
    }

    /**
     * What somebody is due as the facts are now; nights that another claim of theirs has are not
     * due again.
     *
     * @param claim their claim at this event, or nothing
     */
    Kept reckon(
            EventFacts event, PersonId person, Optional<ClaimId> claim, SchemeVersionId version) {
        var scheme = schemes.approved(version);
        var stay = stay(event, person);
        var taken = takenElsewhere(person, claim);
        var whole = reckoning(event.id(), scheme).of(stay);
        var due = without(taken, whole);
        var facts = StayText.of(scheme, place(event.id()).toString(), stay, taken, due);
        var sha256 = Sha256.of(facts);
        return last(event.id(), person, sha256)
                .map(id -> new Kept(id, due))
                .orElseGet(() -> keep(event.id(), person, scheme, facts, due, whole));
    }

    /**
     * From now on these nights are this claim's alone; open claims that were entered later leave
     * them. Where nothing changes nothing is written.
     */
    void occupy(ClaimId claim, PersonId person, Entitlement due) {
        var nights =
                due.lines().stream()
                        .filter(line -> !isLeg(line))
                        .map(line -> line.on().toString())
                        .collect(Collectors.joining(","));
        entities.createNativeQuery(
                        """
                        delete from muster.claim_night t using muster.person n
                         where n.id = :person and t.person_id = coalesce(n.survivor_id, n.id)
                           and (t.claim_id = :claim) <> (t.on_night = any (cast(string_to_array(:nights, ',') as date[])))""")
                .setParameter("person", person.value())
                .setParameter("claim", claim.value())
                .setParameter("nights", nights)
                .executeUpdate();
        entities.createNativeQuery(
                        """
                        insert into muster.claim_night (person_id, on_night, claim_id)
                        select coalesce(n.survivor_id, n.id), d.night, cast(:claim as uuid)
                          from muster.person n
                          cross join unnest(cast(string_to_array(:nights, ',') as date[])) as d (night)
                         where n.id = :person and not exists (select from muster.claim_night t
                               where t.claim_id = :claim and t.on_night = d.night)""")
                .setParameter("person", person.value())
                .setParameter("claim", claim.value())
                .setParameter("nights", nights)
                .executeUpdate();
    }

    /** What of an entitlement that is kept is for the days themselves, and not for legs. */
    Money ofDays(UUID id, Currency currency) {
        var query =
                entities.createNativeQuery(
                                """
                                select coalesce(sum(amount_minor), 0) from muster.entitlement_line
                                 where entitlement_id = :id and part <> 'TERMINAL'""")
                        .setParameter("id", id);
        return new Money(Rows.of(query, Rows::number).get(0), currency);
    }

    /** How many days or nights are each claim's alone; a claim with none is left out. */
    Map<ClaimId, Integer> occupied(List<ClaimId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var query =
                entities.createNativeQuery(
                                "select claim_id, count(*) from muster.claim_night where claim_id in (:claims) group by claim_id")
                        .setParameter("claims", ids.stream().map(ClaimId::value).toList());
        return Rows.of(query, row -> Map.entry(new ClaimId(row.uuid()), (int) row.number()))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Reckoning reckoning(EventId event, SchemeSummary scheme) {
        var place = place(event);
        return new Reckoning(scheme.terms(), month -> rate(place, month, scheme));
    }

    private DailyRate rate(Place place, YearMonth month, SchemeSummary scheme) {
        return rates.rate(place.country(), place.city(), month, scheme.terms().currency());
    }

    /** The facts of the person's own part; of who has none, what was recorded of them alone. */
    private Stay stay(EventFacts event, PersonId person) {
        var part = part(event.id(), person);
        return new Stay(
                event.days(),
                Set.copyOf(daysPresent(event.id(), person)),
                part.flatMap(stays::authorised).orElse(null),
                part.map(stays::provided).orElse(Map.of()),
                part.map(stays::hoursAway).orElse(Map.of()),
                part.map(stays::legs).orElse(List.of()));
    }

    private static Entitlement without(Set<LocalDate> taken, Entitlement due) {
        return new Entitlement(
                due.currency(),
                due.lines().stream()
                        .filter(line -> isLeg(line) || !taken.contains(line.on()))
                        .toList());
    }

    private static boolean isLeg(Entitlement.Line line) {
        return line.part() == Entitlement.Part.TERMINAL;
    }

    private Optional<ParticipationId> part(EventId event, PersonId person) {
        return Rows.of(
                        of(
                                """
                                select id from muster.participation where event_id = :event and person_id = :person
                                 order by (status = 'CONFIRMED') desc, (role = 'PARTICIPANT') desc, role limit 1""",
                                event,
                                person),
                        row -> new ParticipationId(row.uuid()))
                .stream()
                .findFirst();
    }

    private List<LocalDate> daysPresent(EventId event, PersonId person) {
        return Rows.of(
                of(
                        """
                        select distinct on_day from muster.effective_presence
                         where event_id = :event and person_id = :person and present""",
                        event,
                        person),
                Rows::day);
    }

    /**
     * Whoever has several rows is one person, whichever of them claims. Open claims that were
     * entered later leave their nights to this one while it is open: what was approved takes no
     * more.
     */
    private Set<LocalDate> takenElsewhere(PersonId person, Optional<ClaimId> claim) {
        var query =
                entities.createNativeQuery(
                                """
                                select t.on_night from muster.person me
                                  join muster.person p on coalesce(p.survivor_id, p.id) = coalesce(me.survivor_id, me.id)
                                  join muster.claim c on c.person_id = p.id and c.id <> :claim
                                  join muster.claim_night t on t.claim_id = c.id
                                 where me.id = :person
                                   and not (c.state in ('SUBMITTED', 'RECONCILED') and c.entitlement_id is not null
                                        and exists (select from muster.claim own where own.id = :claim
                                            and own.state in ('SUBMITTED', 'RECONCILED')
                                            and (own.entered_at, own.id) < (c.entered_at, c.id)))""")
                        .setParameter("person", person.value())
                        .setParameter("claim", claim.map(ClaimId::value).orElse(new UUID(0, 0)));
        return new HashSet<>(Rows.of(query, Rows::day));
    }

    private Place place(EventId event) {
        var query =
                entities.createNativeQuery(
                                "select country_iso, city from muster.capacity_event where id = :event")
                        .setParameter("event", event.value());
        return Rows.of(query, row -> new Place(row.text(), row.text())).get(0);
    }

    /** The last one, where it was reckoned from just these facts. */
    private Optional<UUID> last(EventId event, PersonId person, String sha256) {
        return Rows.of(
                        of(
                                """
                                select id, facts_sha256 from muster.entitlement
                                 where event_id = :event and person_id = :person order by revision desc limit 1""",
                                event,
                                person),
                        row -> Map.entry(row.uuid(), row.text()))
                .stream()
                .filter(last -> last.getValue().equals(sha256))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private Kept keep(
            EventId event,
            PersonId person,
            SchemeSummary scheme,
            String facts,
            Entitlement due,
            Entitlement whole) {
        var id = UUID.randomUUID();
        var others = whole.lines().stream().filter(line -> !due.lines().contains(line));
        of(
                        """
                        insert into muster.entitlement (id, event_id, person_id, revision, scheme_version_id, facts,
                            facts_sha256, currency, total_minor, reckoned_at, nights_of_others)
                        select :id, :event, :person, coalesce(max(revision), 0) + 1, :scheme, :facts, :sha, :currency, :total,
                               :at, cast(string_to_array(:others, ',') as date[])
                          from muster.entitlement where event_id = :event and person_id = :person""",
                        event,
                        person)
                .setParameter("id", id)
                .setParameter("scheme", scheme.id().value())
                .setParameter("facts", facts)
                .setParameter("sha", Sha256.of(facts))
                .setParameter("currency", due.currency().getCurrencyCode())
                .setParameter("total", due.total().minor())
                .setParameter("at", Instant.now())
                .setParameter(
                        "others",
                        others.map(line -> line.on().toString()).collect(Collectors.joining(",")))
                .executeUpdate();
        for (var at = 0; at < due.lines().size(); at++) {
            keep(id, at + 1, due.lines().get(at));
        }
        return new Kept(id, due);
    }

    private void keep(UUID id, int number, Entitlement.Line line) {
        entities.createNativeQuery(
                        """
                        insert into muster.entitlement_line (entitlement_id, line_no, on_day, part, rate_minor, basis_points,
                            provided, amount_minor)
                        values (:id, :number, :day, :part, :rate, :share, :provided, :amount)""")
                .setParameter("id", id)
                .setParameter("number", number)
                .setParameter("day", line.on())
                .setParameter("part", line.part().name())
                .setParameter("rate", line.rate().minor())
                .setParameter("share", line.basisPoints())
                .setParameter("provided", StayText.names(line.provided()))
                .setParameter("amount", line.amount().minor())
                .executeUpdate();
    }

    private jakarta.persistence.Query of(String sql, EventId event, PersonId person) {
        return entities.createNativeQuery(sql)
                .setParameter("event", event.value())
                .setParameter("person", person.value());
    }
}
