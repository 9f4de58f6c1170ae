package org.muster.invitation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.muster.shared.Actor;
import org.muster.shared.Language;
import org.muster.shared.Roles;

/**
 * Reads whom a campaign would write to today, whom it leaves out and why, and what happens when it
 * is sent. An agreement is told by its donor's name and the event it paid for, without amounts.
 */
@Stateless
@RolesAllowed({Roles.EVENT_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.OPERATOR, Roles.SYSTEM})
public class RecipientOverview {
    private static final int MOST = 200;

    private record Address(String name, String email) {}

    @PersistenceContext private EntityManager entities;
    @Inject private Campaigns campaigns;
    @Inject private Addressing addressing;
    @Inject private Outgoing outgoing;
    @Inject private Clock clock;

    /** Recipients as they would be written to today, in the order letters go. */
    public List<RecipientSummary> page(
            CampaignId id,
            RecipientFilter filter,
            Language reader,
            int first,
            int size,
            Actor actor) {
        var campaign = campaigns.toRead(id, actor);
        var written = campaign.texts().stream().map(LetterText::language).toList();
        var shown =
                addressing.of(id, today()).stream()
                        .filter(filter::shows)
                        .skip(first)
                        .limit(Math.min(size, MOST))
                        .toList();
        var names = names(shown, reader);
        var addresses = addresses(shown);
        var titles = titles(shown, reader);
        return shown.stream()
                .map(
                        to ->
                                summary(
                                        to,
                                        InvitationDispatch.language(to, written),
                                        names.get(to.recipient()),
                                        addresses.get(to.addressee()),
                                        to.support() == null
                                                ? null
                                                : titles.get(to.support().event())))
                .toList();
    }

    public long count(CampaignId id, RecipientFilter filter, Actor actor) {
        campaigns.toRead(id, actor);
        return addressing.of(id, today()).stream().filter(filter::shows).count();
    }

    /** Within how many months another donor's support on the same topic counts. */
    public int supportedMonths() {
        return addressing.supportedMonths();
    }

    /** What happens when the campaign is sent now. */
    public Forecast forecast(CampaignId id, Actor actor) {
        var campaign = campaigns.toRead(id, actor);
        var written = campaign.texts().stream().map(LetterText::language).toList();
        var all = addressing.of(id, today());
        var letters = outgoing.letters(campaign, all);
        var languages = new EnumMap<Language, Long>(Language.class);
        var addressees = new TreeMap<String, Long>();
        for (var to : letters) {
            languages.merge(InvitationDispatch.language(to, written), 1L, Long::sum);
            addressees.merge(to.addresseeKind(), 1L, Long::sum);
        }
        var leftOut = new EnumMap<LeftOut, Long>(LeftOut.class);
        all.stream()
                .filter(each -> each.leftOutByHand() == null && each.leftOut() != null)
                .forEach(each -> leftOut.merge(each.leftOut(), 1L, Long::sum));
        return new Forecast(
                letters.size(),
                languages,
                addressees,
                all.stream().filter(Addressing.Addressed::isWrittenTo).count() - letters.size(),
                leftOut,
                all.stream().filter(each -> each.leftOutByHand() != null).count(),
                all.stream().filter(each -> each.kept() != null).count());
    }

    private static RecipientSummary summary(
            Addressing.Addressed to,
            Language language,
            String name,
            Address address,
            String supportTitle) {
        return new RecipientSummary(
                to.recipient(),
                to.kind(),
                to.region(),
                name,
                to.addresseeKind(),
                address == null ? null : address.name(),
                address == null ? null : address.email(),
                language,
                to.leftOutByHand() == null ? to.leftOut() : null,
                to.leftOutByHand(),
                to.support(),
                supportTitle,
                to.kept());
    }

    /** What recipients are called. */
    private Map<UUID, String> names(List<Addressing.Addressed> shown, Language reader) {
        var names = new HashMap<UUID, String>();
        var query =
                entities.createNativeQuery(
                                """
                                select r.id, case when r.kind = 'PERSON' then np.given_name || ' ' || np.family_name
                                        else coalesce(own.name, english.name, g.name, m.code) end
                                from muster.campaign_recipient r
                                left join muster.person np on np.id = r.person_id
                                left join muster.member m on m.code = r.member_code
                                left join muster.organisation g on g.id = r.organisation_id
                                left join muster.member_name own on own.member_code = m.code and own.language = :reader
                                left join muster.member_name english on english.member_code = m.code and english.language = 'en'
                                where r.id in (:ids)""")
                        .setParameter("reader", reader.code())
                        .setParameter("ids", ids(shown, Addressing.Addressed::recipient));
        Rows.of(query).forEach(row -> names.put((UUID) row[0], (String) row[1]));
        return names;
    }

    private Map<UUID, Address> addresses(List<Addressing.Addressed> shown) {
        var addresses = new HashMap<UUID, Address>();
        var query =
                entities.createNativeQuery(
                                """
                                select a.id, a.given_name || ' ' || a.family_name, a.email
                                from muster.person a where a.id in (:ids)""")
                        .setParameter("ids", ids(shown, Addressing.Addressed::addressee));
        Rows.of(query)
                .forEach(
                        row ->
                                addresses.put(
                                        (UUID) row[0],
                                        new Address((String) row[1], (String) row[2])));
        return addresses;
    }

    /** Titles of the events that others paid for, in the reader's language or the original. */
    private Map<UUID, String> titles(List<Addressing.Addressed> shown, Language reader) {
        var titles = new HashMap<UUID, String>();
        var query =
                entities.createNativeQuery(
                                """
                                select e.id, (select t.title from muster.capacity_event_title t where t.event_id = e.id
                                    order by t.language = :reader desc, t.language = e.original_language desc limit 1)
                                from muster.capacity_event e where e.id in (:ids)""")
                        .setParameter("reader", reader.code())
                        .setParameter(
                                "ids",
                                ids(
                                        shown,
                                        to -> to.support() == null ? null : to.support().event()));
        Rows.of(query).forEach(row -> titles.put((UUID) row[0], (String) row[1]));
        return titles;
    }

    /** Those that there are; one that nothing has where there are none, for SQL's sake. */
    private static Set<UUID> ids(
            List<Addressing.Addressed> shown, Function<Addressing.Addressed, UUID> which) {
        var ids = shown.stream().map(which).filter(Objects::nonNull).collect(Collectors.toSet());
        return ids.isEmpty() ? Set.of(new UUID(0, 0)) : ids;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
