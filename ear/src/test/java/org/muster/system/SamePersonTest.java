package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.system.FundingStage.texts;

import jakarta.ejb.EJBAccessException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.muster.account.ScopeKind;
import org.muster.account.ScopeRefused;
import org.muster.identity.AlreadyMerged;
import org.muster.identity.MergeSettled;
import org.muster.identity.MergeState;
import org.muster.identity.Merges;
import org.muster.identity.PairSearch;
import org.muster.identity.PersonMergeId;
import org.muster.identity.SamePersons;
import org.muster.identity.Sign;
import org.muster.member.NewPerson;
import org.muster.member.People;
import org.muster.member.PersonId;
import org.muster.member.PersonSummary;
import org.muster.shared.Actor;
import org.muster.shared.DateRange;
import org.muster.shared.FourEyes;
import org.muster.shared.InvalidInput;
import org.muster.shared.Language;
import org.muster.shared.Roles;

/** One person in two rows: found, joined and parted again, while all that hangs on a row stays. */
@ArquillianTest
class SamePersonTest {
    private static final Actor OFFICER = new Actor("event-officer");

    // Letters alone, so that no other test's person is like ours.
    private final String mark =
            UUID.randomUUID()
                    .toString()
                    .substring(0, 8)
                    .chars()
                    .mapToObj(digit -> "" + (char) ('a' + Character.digit(digit, 16)))
                    .collect(Collectors.joining());

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(
                SamePersonTest.class, FundingStage.class, Limited.class, Gathering.class);
    }

    @Test
    void aNameInAnotherScriptIsFoundWhileItIsEntered() throws Exception {
        var known = entered("Жданова" + mark, "Чинара", "AZ");
        var found =
                officer(
                        () ->
                                persons()
                                        .candidates(
                                                person("Chinara", "Zhdanova" + mark, "AZ"),
                                                OFFICER));
        assertEquals(known, found.get(0).row().id());
        assertEquals(List.of(Sign.SAME_NAME, Sign.SAME_SERVICE), found.get(0).likeness().signs());
        assertEquals("Жданова" + mark, found.get(0).row().familyName(), "names stay as typed");
        assertEquals(List.of(known), search("zhdanova" + mark));
    }

    @Test
    void aPairIsListedUntilSomebodySaysThatTheyAreTwo() throws Exception {
        var one = entered("Ng" + mark, "Mei", "SG");
        var other = entered("Mei", "Ng" + mark, "SG");
        compare(one);
        assertEquals("OPEN", state(one, other));
        assertTrue(isListed(one));
        officer(
                () -> {
                    merges().areTwo(one, other, OFFICER);
                    return null;
                });
        describe(one);
        compare(one);
        assertEquals("TWO", state(one, other), "what was said is remembered");
        assertTrue(officer(() -> persons().pair(one, other, OFFICER)).isTwo());
    }

    @Test
    void twoRowsAreOnePersonUntilTheyArePartedAgain() throws Exception {
        var one = entered("Aliyeva" + mark, "Gulnara", "AZ");
        var other = entered("Алиева" + mark, "Гульнара", "AZ");
        var first = merge(other, one);
        assertEquals(first, merge(other, one), "pressed twice");
        assertEquals(
                MergeState.IN_FORCE,
                officer(() -> persons().pair(one, other, OFFICER)).merge().state());
        assertEquals(List.of(one), search("Алиева" + mark), "found by either name, once");
        assertEquals(List.of(one), search("Aliyeva" + mark));
        assertEquals(
                "Алиева" + mark,
                officer(() -> persons().otherRows(one, OFFICER)).get(0).familyName());
        var third = entered("Alieva" + mark, "G.", "AZ");
        assertThrows(AlreadyMerged.class, () -> merge(third, other), "not into a joined row");
        var chain = merge(one, third);
        assertEquals(
                List.of(third.toString(), third.toString()), survivors(one, other), "both follow");
        undo(chain);
        assertEquals(List.of(one.toString()), survivors(other));
        undo(first);
        assertEquals(List.of(), survivors(one, other, third), "as before");
        assertThrows(MergeSettled.class, () -> undo(first));
        compare(one);
        assertEquals("OPEN", state(one, other));
    }

    @Test
    void whereMoneyHangsOnARowASecondPersonAgreesAndTheMoneyStaysWhereItIs() throws Exception {
        var stage = new FundingStage();
        var event = stage.event("", Gathering.FIRST, Gathering.LAST);
        var one = entered("Banda" + mark, "Chisomo", "MW");
        var other = entered("Banda" + mark, "Chisomo J.", "MW");
        claimed(event.value(), other);
        var before =
                texts(
                        "select row_to_json(c) from muster.claim c where person_id = '"
                                + other
                                + "'");
        var asked = merge(other, one);
        assertEquals(List.of(), survivors(other), "asked for and no more");
        assertThrows(FourEyes.class, () -> accept(asked, OFFICER));
        var second = Limited.to(Roles.EVENT_OFFICER, ScopeKind.ALL, "");
        accept(asked, second);
        assertEquals(List.of(one.toString()), survivors(other));
        assertEquals(
                before,
                texts(
                        "select row_to_json(c) from muster.claim c where person_id = '"
                                + other
                                + "'"),
                "a claim keeps its row");
        undo(asked);
        var again = merge(one, other);
        officer(
                () -> {
                    merges().refuse(again, second);
                    return null;
                });
        assertEquals(List.of(), survivors(one, other));
    }

    @Test
    void anAdvanceNeedsTheSecondPersonToo() throws Exception {
        var stage = new FundingStage();
        var event = stage.event("", Gathering.FIRST, Gathering.LAST);
        var period = new DateRange(Gathering.FIRST.minusYears(1), Gathering.LAST.plusYears(1));
        var contribution = stage.contribution("1000.00", period);
        var one = entered("Phiri" + mark, "Thoko", "MW");
        var other = entered("Phiri" + mark, "Thoko B.", "MW");
        var part = stage.participation(event, other.value(), "PARTICIPANT", "SPONSORED", "MW");
        FundingStage.run(
                """
                insert into muster.advance (id, version, advance_no, event_id, person_id, participation_id, contribution_id,
                    expected_minor, share_basis_points, currency, amount_minor, state, due_on, proposed_by, proposed_at)
                values (gen_random_uuid(), 0, ?, ?, ?, ?, ?, 30000, 8000, 'EUR', 24000, 'REFUSED', ?, 'test', now())""",
                mark,
                event.value(),
                other.value(),
                part.value(),
                contribution.value(),
                Gathering.LAST);
        undo(merge(other, one));
        FundingStage.run("update muster.advance set state = 'PROPOSED' where advance_no = ?", mark);
        merge(other, one);
        assertEquals(List.of(), survivors(other), "asked for and no more");
    }

    @Test
    void whoHoldsTheRoleForAPartOrAnotherRoleIsRefused() throws Exception {
        var one = entered("Okafor" + mark, "Ada", "NG");
        var other = entered("Okafor" + mark, "Ada", "NG");
        var region = Limited.to(Roles.EVENT_OFFICER, ScopeKind.REGION, "WCA");
        assertThrows(
                ScopeRefused.class,
                () -> officer(() -> merges().merge(one, other, "Same", region)));
        assertFalse(officer(() -> persons().mayDecide(region)));
        assertThrows(
                EJBAccessException.class,
                () ->
                        As.role(
                                Roles.FINANCE_OFFICER,
                                () -> merges().merge(one, other, "Same", OFFICER)));
        assertThrows(
                EJBAccessException.class,
                () -> As.role(Roles.AUDITOR, () -> merges().merge(one, other, "Same", OFFICER)));
        assertEquals("survivor", refused(one, one, "Same"));
        assertEquals("reason", refused(one, other, " "));
        assertEquals("reason", refused(one, other, "x".repeat(501)));
    }

    private static boolean isListed(PersonId one) throws Exception {
        var count = officer(() -> persons().count(OFFICER));
        for (var first = 0; first < count; first += 100) {
            var from = first;
            var page = officer(() -> persons().pairs(from, 100, OFFICER));
            if (page.stream()
                    .anyMatch(
                            each -> each.one().id().equals(one) || each.other().id().equals(one))) {
                return true;
            }
        }
        return false;
    }

    private static String refused(PersonId merged, PersonId survivor, String reason) {
        return assertThrows(
                        InvalidInput.class,
                        () -> officer(() -> merges().merge(merged, survivor, reason, OFFICER)))
                .field();
    }

    private static void claimed(UUID event, PersonId person) throws Exception {
        FundingStage.run(
                """
                insert into muster.participation (id, version, event_id, person_id, role, funding, status, member_code,
                    recorded_by, recorded_at)
                values (gen_random_uuid(), 0, ?, ?, 'PARTICIPANT', 'SPONSORED', 'CONFIRMED', 'MW', 'test', now())""",
                event,
                person.value());
        FundingStage.run(
                """
                with paid_by as (insert into muster.allowance_scheme values
                    (gen_random_uuid(), ?, 'PER_DAY', 1, 'EUR', 10000) returning id)
                insert into muster.claim (id, version, claim_no, event_id, person_id, scheme_id, days_claimed, currency,
                    amount_minor, state, claimed_on, entered_by, entered_at)
                select gen_random_uuid(), 0, cast(? as text), ?, ?, id, 3, 'EUR', 30000, 'SUBMITTED', '2012-06-04',
                       'finance-officer', now() from paid_by""",
                event,
                event,
                event,
                person.value());
    }

    private static PersonMergeId merge(PersonId merged, PersonId survivor) throws Exception {
        return officer(() -> merges().merge(merged, survivor, "Same passport", OFFICER));
    }

    private static void accept(PersonMergeId id, Actor by) throws Exception {
        officer(
                () -> {
                    merges().accept(id, by);
                    return null;
                });
    }

    private static void undo(PersonMergeId id) throws Exception {
        officer(
                () -> {
                    merges().undo(id, "Two after all", OFFICER);
                    return null;
                });
    }

    private static void describe(PersonId id) throws Exception {
        var people = InContainer.service(People.class);
        officer(
                () -> {
                    var known = people.toChange(id, OFFICER);
                    people.describe(
                            id,
                            known.version(),
                            new NewPerson(
                                    known.data().familyName(),
                                    known.data().givenName(),
                                    null,
                                    null,
                                    null,
                                    Language.FR,
                                    "SG",
                                    null,
                                    "Inspector"),
                            OFFICER);
                    return null;
                });
    }

    private static void compare(PersonId person) throws Exception {
        var search = InContainer.service(PairSearch.class);
        As.system(
                () -> {
                    search.compare(person);
                    return null;
                });
    }

    private static String state(PersonId one, PersonId other) throws Exception {
        return texts(
                        "select state from muster.person_pair where one_id = least('%1$s'::uuid, '%2$s'::uuid) and other_id = greatest('%1$s'::uuid, '%2$s'::uuid)"
                                .formatted(one, other))
                .get(0);
    }

    private static List<String> survivors(PersonId... people) throws Exception {
        var ids = String.join("','", List.of(people).stream().map(PersonId::toString).toList());
        return texts(
                "select survivor_id from muster.person where survivor_id is not null and id in ('%s')"
                        .formatted(ids));
    }

    private static List<PersonId> search(String name) throws Exception {
        return officer(
                () ->
                        InContainer.service(People.class)
                                .search(name, null, 0, 10, OFFICER)
                                .stream()
                                .map(PersonSummary::id)
                                .toList());
    }

    private static PersonId entered(String family, String given, String member) throws Exception {
        return officer(
                () ->
                        InContainer.service(People.class)
                                .register(person(given, family, member), OFFICER));
    }

    private static NewPerson person(String given, String family, String member) {
        return NewPerson.officer(family, given, null, null, Language.EN, member, "");
    }

    private static SamePersons persons() {
        return InContainer.service(SamePersons.class);
    }

    private static Merges merges() {
        return InContainer.service(Merges.class);
    }

    private static <T> T officer(java.util.concurrent.Callable<T> act) throws Exception {
        return As.role(Roles.EVENT_OFFICER, act);
    }
}
