package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ejb.EJBAccessException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.account.ScopeKind;
import org.muster.account.ScopeRefused;
import org.muster.event.EventId;
import org.muster.funding.Beneficiary;
import org.muster.funding.ContributionId;
import org.muster.funding.ContributionOverview;
import org.muster.funding.EarmarkOverview;
import org.muster.invitation.CampaignId;
import org.muster.invitation.CampaignOverview;
import org.muster.invitation.CampaignPlanning;
import org.muster.invitation.CampaignStage;
import org.muster.invitation.Deadline;
import org.muster.invitation.Forecast;
import org.muster.invitation.InvitationDispatch;
import org.muster.invitation.LeftOut;
import org.muster.invitation.NotAsReleased;
import org.muster.invitation.NothingToRelease;
import org.muster.invitation.RecipientFilter;
import org.muster.invitation.RecipientGroups;
import org.muster.invitation.RecipientKind;
import org.muster.invitation.RecipientOverview;
import org.muster.invitation.RecipientSummary;
import org.muster.invitation.ReleaseMissing;
import org.muster.invitation.StaysLeftOut;
import org.muster.ledger.CostCategory;
import org.muster.member.MemberDirectory;
import org.muster.member.Region;
import org.muster.member.SubRegion;
import org.muster.shared.Actor;
import org.muster.shared.DateRange;
import org.muster.shared.FourEyes;
import org.muster.shared.InvalidInput;
import org.muster.shared.Language;
import org.muster.shared.NotASheet;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;

/** Whom a campaign is for, whom it leaves out and why, and who releases it, before it is sent. */
@ArquillianTest
class BeforeTheButtonTest {
    private static final Actor OFFICER = new Actor("event-officer");
    private static final LocalDate TODAY = InContainer.today();
    private static final LocalDate DAY = TODAY.plusDays(60);
    private static final Set<CostCategory> COSTS = Set.of(CostCategory.DSA);
    private static final Set<Beneficiary> PARTICIPANTS = Set.of(Beneficiary.PARTICIPANTS);

    private final FundingStage stage = new FundingStage();
    private EventId event;
    private CampaignId campaign;

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(BeforeTheButtonTest.class, FundingStage.class, Limited.class);
    }

    @BeforeEach
    void aCampaignInPreparation() throws Exception {
        for (var member : List.of("FJ", "JP", "TH", "FR")) {
            office(member);
        }
        event = stage.event("C", DAY, DAY.plusDays(2));
        FundingStage.run(
                "update muster.capacity_event set status = 'CONFIRMED', topic = 'TRAINING' where id = ?",
                event.value());
        campaign = draft(event);
    }

    @Test
    void aSubRegionIsAddedOnceAndLeftOutAgainWithAReason() throws Exception {
        var first = act(() -> groups().addSubRegion(campaign, SubRegion.ASEAN, OFFICER));
        assertTrue(first.added() >= 9, "The sub-region's Members: " + first.added());
        assertEquals(0, first.already());
        var again = act(() -> groups().addRegion(campaign, Region.AP, OFFICER));
        assertEquals(first.added(), again.already());
        assertTrue(again.added() > first.added());
        assertEquals(
                first.added(),
                act(
                        () ->
                                groups().leaveOutSubRegion(
                                                campaign,
                                                SubRegion.ASEAN,
                                                "Held before",
                                                OFFICER)));
        assertEquals("Held before", row("TH").byHand());
        assertFalse(row("JP").isLeftOut());
        assertEquals(first.added(), forecast().byHand());
        assertThrows(
                InvalidInput.class,
                () -> act(() -> groups().leaveOutRegion(campaign, Region.AP, " ", OFFICER)));
        assertThrows(
                InvalidInput.class,
                () ->
                        act(
                                () ->
                                        groups().leaveOutRegion(
                                                        campaign,
                                                        Region.AP,
                                                        "NOT_A_MEMBER",
                                                        OFFICER)));
        var officer = Limited.to(Roles.EVENT_OFFICER, ScopeKind.REGION, Region.EUR);
        assertThrows(
                ScopeRefused.class,
                () -> act(() -> groups().addSubRegion(campaign, SubRegion.ASEAN, officer)));
        assertThrows(
                ScopeRefused.class,
                () -> act(() -> groups().leaveOutRegion(campaign, null, "Mine", officer)));
    }

    @Test
    void aPastedListIsReadByCodeOrNameInAnyLanguageAndTellsTheRest() throws Exception {
        var directory = InContainer.service(MemberDirectory.class);
        var names =
                Stream.of(Language.values()).map(each -> directory.names(each).get("JP")).toList();
        assertEquals(6, names.size());
        var list =
                "member\n"
                        + String.join("\n", names)
                        + "\n\nth, fj\nHong Kong, China\nJP, QQ, FR\nHongkong, China\n=Atlantis;FJ";
        var told = act(() -> groups().addPasted(campaign, list, OFFICER));
        assertEquals(5, told.added(), "Japan, Thailand, Fiji, Hong Kong, China and France");
        assertEquals(5 + 1 + 1, told.already(), "Named again in the list");
        assertEquals(
                List.of("11 #2 QQ", "12 #1 Hongkong, China", "13 #1 =Atlantis"),
                told.errors().stream()
                        .map(each -> each.line() + " " + each.column() + " " + each.value())
                        .toList());
        assertEquals("why.list.unknown", told.errors().get(0).reason().key());
        assertEquals(5, count(RecipientFilter.ALL));
        assertEquals(0, act(() -> groups().addPasted(campaign, list, OFFICER)).added());
        assertEquals(1, count(new RecipientFilter(Region.EUR, RecipientKind.MEMBER, null, null)));
        assertThrows(
                InvalidInput.class, () -> act(() -> groups().addPasted(campaign, " \n", OFFICER)));
    }

    @Test
    void aFileHasAColumnOfMembers() throws Exception {
        var file = "No;Membre\n1;Japon\n2;Atlantide\n3;FJ\n4\n";
        var told = act(() -> groups().addFile(campaign, bytes(file), OFFICER));
        assertEquals(2, told.added());
        assertEquals(2, told.errors().size());
        assertEquals(3, told.errors().get(0).line());
        assertEquals("Membre", told.errors().get(0).column());
        assertEquals("Atlantide", told.errors().get(0).value());
        var one = act(() -> groups().addFile(campaign, bytes("code\nHong Kong, China\n"), OFFICER));
        assertEquals(1, one.added());
        assertThrows(
                NotASheet.class,
                () -> act(() -> groups().addFile(campaign, bytes("A;B\n1;JP\n"), OFFICER)));
        var officer = Limited.to(Roles.EVENT_OFFICER, ScopeKind.REGION, Region.EUR);
        assertThrows(
                ScopeRefused.class,
                () -> act(() -> groups().addFile(campaign, bytes(file), officer)));
    }

    @Test
    void anEarmarkNamesWhoIsInvitedOnTheEventsDay() throws Exception {
        var contribution = contribution(stage, event);
        var earlier = TODAY.minusDays(300);
        stage.earmark(contribution, earlier, Set.of("FJ", "FR"), COSTS, PARTICIPANTS);
        stage.earmark(contribution, DAY.minusDays(1), Set.of("JP", "TH"), COSTS, PARTICIPANTS);
        stage.earmark(contribution, DAY.plusDays(1), Set.of("FR"), COSTS, PARTICIPANTS);
        var added = act(() -> groups().addEarmarked(campaign, contribution, OFFICER));
        assertEquals(2, added.added());
        assertEquals(
                2, act(() -> groups().addEarmarked(campaign, contribution, OFFICER)).already());

        act(() -> planning().addMembers(campaign, List.of("FJ"), OFFICER));
        assertNull(row("FJ").reason());
        bind(contribution);
        assertEquals(LeftOut.NOT_ELIGIBLE, row("FJ").reason());
        assertEquals(Map.of(LeftOut.NOT_ELIGIBLE, 1L), forecast().leftOut());
        assertEquals(2, forecast().letters());
        assertThrows(StaysLeftOut.class, () -> takeBackIn("FJ", "I like them"));
        assertEquals(
                List.of("FJ"), codes(new RecipientFilter(null, null, null, LeftOut.NOT_ELIGIBLE)));
        bind(null);
        assertNull(row("FJ").reason());
    }

    @Test
    void anOfficerSeesWhoPaysForTheirEventAndNoFigures() throws Exception {
        var contribution = contribution(stage, event);
        var other = new FundingStage();
        var elsewhere = other.event("E", DAY, DAY);
        var foreign = contribution(other, elsewhere);
        var own = Limited.to(Roles.EVENT_OFFICER, ScopeKind.EVENT, event);
        var earmarks = InContainer.service(EarmarkOverview.class);
        assertEquals(
                List.of(contribution),
                act(() -> groups().paying(campaign, own)).stream().map(each -> each.id()).toList());
        assertThrows(ScopeRefused.class, () -> act(() -> earmarks.paying(Set.of(elsewhere), own)));
        assertThrows(
                NotFound.class, () -> act(() -> groups().addEarmarked(campaign, foreign, own)));
        assertThrows(
                NotFound.class,
                () ->
                        act(
                                () -> {
                                    groups().bind(campaign, foreign, own);
                                    return null;
                                }));
        assertThrows(
                EJBAccessException.class,
                () ->
                        act(
                                () ->
                                        InContainer.service(ContributionOverview.class)
                                                .detail(contribution, own)));
    }

    @Test
    void aMemberThatAnotherDonorSupportedOnTheTopicIsLeftOutUnlessKeptIn() throws Exception {
        about("INTEGRITY");
        contribution(stage, event);
        var other = new FundingStage();
        var past = past(other, DAY.minusMonths(11), "INTEGRITY", "FJ", "SPONSORED");
        act(() -> planning().addMembers(campaign, List.of("FJ", "JP"), OFFICER));
        var left = row("FJ");
        assertEquals(LeftOut.ALREADY_SUPPORTED, left.reason());
        assertEquals("Donor " + other.code, left.support().donor());
        assertEquals(past.value(), left.support().event());
        assertFalse(row("JP").isLeftOut());

        assertThrows(InvalidInput.class, () -> takeBackIn("FJ", " "));
        takeBackIn("FJ", "Another department");
        var kept = row("FJ");
        assertFalse(kept.isLeftOut());
        assertEquals("Another department", kept.kept().reason());
        assertEquals("event-officer", kept.kept().by());
        assertEquals(1, forecast().kept());
        assertEquals(2, forecast().letters());
        assertEquals(
                List.of("FJ"),
                codes(new RecipientFilter(null, null, RecipientFilter.Standing.KEPT_IN, null)));

        act(
                () -> {
                    planning().leaveOut(campaign, row("FJ").id(), "After all not", OFFICER);
                    return null;
                });
        assertEquals("After all not", row("FJ").byHand());
        assertThrows(InvalidInput.class, () -> takeBackIn("FJ", null));
    }

    @Test
    void whatIsNoSupportOfAnotherDonorLeavesNobodyOut() throws Exception {
        about("LABORATORIES");
        contribution(stage, event);
        var other = new FundingStage();
        past(other, DAY.minusMonths(13), "LABORATORIES", "FJ", "SPONSORED");
        past(other, DAY.minusMonths(2), "TRANSIT", "FJ", "SPONSORED");
        past(other, DAY.minusMonths(2), "LABORATORIES", "FJ", "SELF_FUNDED");
        past(stage, DAY.minusMonths(2), "LABORATORIES", "FJ", "SPONSORED");
        past(other, DAY.plusMonths(2), "LABORATORIES", "FJ", "SPONSORED");
        act(() -> planning().addMembers(campaign, List.of("FJ"), OFFICER));
        assertNull(row("FJ").reason());
        FundingStage.run(
                "update muster.participation set status = 'CONFIRMED', funding = 'SPONSORED' where event_id in"
                        + " (select id from muster.capacity_event where code like ?)",
                "EV-" + other.code + "%");
        assertEquals(LeftOut.ALREADY_SUPPORTED, row("FJ").reason());
        with(
                "muster.letters.supported.months",
                "1",
                () -> {
                    assertNull(row("FJ").reason());
                    return null;
                });
    }

    @Test
    void aSecondPersonReleasesExactlyWhatWasAskedFor() throws Exception {
        var second = Limited.to(Roles.EVENT_OFFICER, ScopeKind.REGION, Region.AP);
        var elsewhere = Limited.to(Roles.EVENT_OFFICER, ScopeKind.REGION, Region.EUR);
        act(
                () -> {
                    planning().requireSecondPerson(campaign, OFFICER);
                    return null;
                });
        assertThrows(NothingToRelease.class, () -> ask(OFFICER));
        act(() -> planning().addMembers(campaign, List.of("FJ", "JP"), OFFICER));
        assertThrows(ReleaseMissing.class, () -> act(() -> dispatch().dispatch(campaign, OFFICER)));
        assertThrows(ScopeRefused.class, () -> ask(elsewhere));

        var seal = ask(OFFICER);
        assertEquals(CampaignStage.READY, shown());
        assertThrows(FourEyes.class, () -> release(seal, OFFICER));
        assertThrows(ScopeRefused.class, () -> release(seal, elsewhere));
        assertThrows(NotAsReleased.class, () -> release("another", second));

        act(() -> planning().addMembers(campaign, List.of("TH"), second));
        assertEquals(CampaignStage.DRAFT, shown());
        assertThrows(NotAsReleased.class, () -> release(seal, second));

        var anew = ask(OFFICER);
        FundingStage.run(
                "update muster.capacity_event set venue = 'Another hall' where id = ?",
                event.value());
        assertThrows(NotAsReleased.class, () -> release(anew, second));
        var last = ask(OFFICER);
        assertEquals(3, release(last, second));
        assertEquals(CampaignStage.SENDING, shown());
        assertEquals(0, forecast().letters());
        assertEquals(3, forecast().settled());
        var release = act(() -> overview().campaign(campaign, OFFICER)).release();
        assertEquals("event-officer", release.askedBy());
        assertEquals(second.login(), release.releasedBy());
        assertThrows(NotAsReleased.class, () -> release(last, second));
        act(
                () -> {
                    planning().close(campaign, OFFICER);
                    return null;
                });
    }

    @Test
    void whereTheOfficeWantsTwoNobodySendsAlone() throws Exception {
        act(() -> planning().addMembers(campaign, List.of("FJ"), OFFICER));
        with(
                "muster.letters.release",
                "two",
                () ->
                        assertThrows(
                                ReleaseMissing.class,
                                () -> act(() -> dispatch().dispatch(campaign, OFFICER))));
        assertEquals(CampaignStage.DRAFT, shown());
    }

    @Test
    void theForecastCountsLettersByLanguageAndAddressee() throws Exception {
        act(() -> planning().addMembers(campaign, List.of("FJ", "FR"), OFFICER));
        act(
                () -> {
                    planning()
                            .write(
                                    campaign,
                                    Language.FR,
                                    "Invitation",
                                    "Bonjour {{link}}",
                                    OFFICER);
                    return null;
                });
        var forecast = forecast();
        assertEquals(2, forecast.letters());
        assertEquals(Map.of(Language.EN, 1L, Language.FR, 1L), forecast.languages());
        assertEquals(2, forecast.addressees().values().stream().mapToLong(Long::longValue).sum());
        assertEquals(0, forecast.leftOutInAll());
        var elsewhere = Limited.to(Roles.EVENT_OFFICER, ScopeKind.REGION, Region.EUR);
        assertThrows(ScopeRefused.class, () -> act(() -> reader().forecast(campaign, elsewhere)));
    }

    /** A topic no other test has, so that nothing else counts as support. */
    private void about(String topic) throws SQLException {
        FundingStage.run(
                "update muster.capacity_event set topic = ? where id = ?", topic, event.value());
    }

    /** An agreement with money set aside for the event, its donor the stage's own. */
    private static ContributionId contribution(FundingStage stage, EventId event) throws Exception {
        var id =
                stage.contribution(
                        "100000.00", new DateRange(TODAY.minusYears(3), TODAY.plusYears(1)));
        stage.allocate(id, event, CostCategory.DSA, "1000.00", TODAY);
        return id;
    }

    /** An event that a Member took part in, paid by the stage's donor. */
    private static EventId past(
            FundingStage stage, LocalDate day, String topic, String member, String funding)
            throws Exception {
        var id = stage.event(UUID.randomUUID().toString().substring(0, 6), day, day);
        FundingStage.run(
                "update muster.capacity_event set topic = ? where id = ?", topic, id.value());
        contribution(stage, id);
        FundingStage.run(
                """
                insert into muster.participation (id, version, event_id, person_id, role, funding, status, member_code,
                    recorded_by, recorded_at)
                values (gen_random_uuid(), 0, ?, ?, 'PARTICIPANT', ?, 'CONFIRMED', ?, 'test', now())""",
                id.value(),
                stage.person("F"),
                funding,
                member);
        return id;
    }

    private static void office(String member) throws SQLException {
        var person = UUID.nameUUIDFromBytes(bytes("office " + member));
        FundingStage.run(
                """
                insert into muster.person (id, version, family_name, given_name, email, language, member_code, created_at)
                values (?, 0, 'Office', 'Of', ?, ?, ?, now()) on conflict do nothing""",
                person,
                "dg@" + member.toLowerCase() + ".example",
                member.equals("FR") ? "fr" : "en",
                member);
        FundingStage.run(
                "insert into muster.member_office values (?, ?) on conflict do nothing",
                member,
                person);
    }

    private static CampaignId draft(EventId event) throws Exception {
        return act(
                () -> {
                    var id =
                            planning()
                                    .draft(
                                            "B-" + UUID.randomUUID().toString().substring(0, 12),
                                            "Before the button",
                                            Set.of(event),
                                            Deadline.of(
                                                    TODAY.plusDays(30).atTime(17, 0),
                                                    ZoneId.of("Asia/Bangkok").getId()),
                                            OFFICER);
                    planning().write(id, Language.EN, "Invitation", "Dear {{link}}", OFFICER);
                    return id;
                });
    }

    private void bind(ContributionId contribution) throws Exception {
        act(
                () -> {
                    groups().bind(campaign, contribution, OFFICER);
                    return null;
                });
    }

    private void takeBackIn(String member, String reason) throws Exception {
        act(
                () -> {
                    planning().takeBackIn(campaign, row(member).id(), reason, OFFICER);
                    return null;
                });
    }

    private String ask(Actor by) throws Exception {
        return act(
                () -> {
                    dispatch().askRelease(campaign, by);
                    return overview().campaign(campaign, by).release().seal();
                });
    }

    private int release(String seal, Actor by) throws Exception {
        return act(() -> dispatch().release(campaign, seal, by));
    }

    private CampaignStage shown() throws Exception {
        return act(() -> overview().picture(campaign, OFFICER)).stage();
    }

    private Forecast forecast() throws Exception {
        return act(() -> reader().forecast(campaign, OFFICER));
    }

    private long count(RecipientFilter filter) throws Exception {
        return act(() -> reader().count(campaign, filter, OFFICER));
    }

    private RecipientSummary row(String member) throws Exception {
        var name = InContainer.service(MemberDirectory.class).names(Language.EN).get(member);
        return rows(RecipientFilter.ALL).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<String> codes(RecipientFilter filter) throws Exception {
        var names = InContainer.service(MemberDirectory.class).names(Language.EN);
        return rows(filter).stream()
                .map(
                        row ->
                                names.entrySet().stream()
                                        .filter(each -> each.getValue().equals(row.name()))
                                        .findFirst()
                                        .orElseThrow()
                                        .getKey())
                .toList();
    }

    private List<RecipientSummary> rows(RecipientFilter filter) throws Exception {
        return act(() -> reader().page(campaign, filter, Language.EN, 0, 200, OFFICER));
    }

    /** Settings are system properties, asked whenever they are needed. */
    private static void with(String setting, String value, Callable<?> act) throws Exception {
        System.setProperty(setting, value);
        try {
            act.call();
        } finally {
            System.clearProperty(setting);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static <T> T act(Callable<T> act) throws Exception {
        return As.role(Roles.EVENT_OFFICER, act);
    }

    private static RecipientGroups groups() {
        return InContainer.service(RecipientGroups.class);
    }

    private static CampaignPlanning planning() {
        return InContainer.service(CampaignPlanning.class);
    }

    private static CampaignOverview overview() {
        return InContainer.service(CampaignOverview.class);
    }

    private static RecipientOverview reader() {
        return InContainer.service(RecipientOverview.class);
    }

    private static InvitationDispatch dispatch() {
        return InContainer.service(InvitationDispatch.class);
    }
}
