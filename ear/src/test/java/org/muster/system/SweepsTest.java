package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.muster.run.Await.await;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a server does by itself as time goes by, without anybody's press. */
class SweepsTest {
    private static final Breakable ALL = Installed.breakable();

    @Test
    void accountsAndPassportsGoWhenNobodyNeedsThemAndWhoOwesAnAdvanceIsReminded() throws Exception {
        try (var connection = ALL.connect()) {
            var story = new BangkokStory(connection);
            var owing = story.gathering.people.get(1);
            var broken = story.gathering.people.get(2);
            refusing(story, broken);
            advanced(story, broken, "2012-06-28");
            advanced(story, owing, "2012-06-29");
            told(story, owing);
            var paid = story.gathering.people.get(0);
            told(story, paid);
            await(() -> left(story, paid).equals("0 0"), "the account and the passport to go");
            await(
                    () ->
                            story.gathering
                                    .told(
                                            """
                                            select string_agg(delivery || ' ' || occasion, ', ') from muster.letter
                                             where purpose = 'ADVANCE_REMINDER' and mailing_id = ?""",
                                            story.gathering.event)
                                    .equals("SENT 2"),
                    "the one letter that is due by now, behind one that cannot be written");
            assertEquals("1 0", left(story, owing), "who owes may be paid yet");
            story.gathering.run("alter table muster.letter drop constraint broken_advance");
        }
    }

    private static void told(BangkokStory story, UUID person) throws Exception {
        story.gathering.run(
                """
                insert into muster.travel (participation_id, version, visa_letter, passport_number, changed_by, changed_at)
                select id, 0, true, 'P1234567', 'test', now() from muster.participation
                 where event_id = ? and person_id = ?""",
                story.gathering.event,
                person);
        story.gathering.run(
                """
                insert into muster.payee_account (person_id, version, sealed, account_hash, told_at)
                values (?, 0, 'sealed', ?, now())""",
                person,
                person.toString());
    }

    private static String left(BangkokStory story, UUID person) throws Exception {
        return story.gathering.told(
                """
                select count(nullif(a.sealed, '')) || ' ' || count(nullif(t.passport_number, ''))
                  from muster.payee_account a join muster.participation p on p.person_id = a.person_id
                  join muster.travel t on t.participation_id = p.id where a.person_id = ?""",
                person);
    }

    /** Nothing can be written about the advance of this person. */
    private static void refusing(BangkokStory story, UUID person) throws Exception {
        var seat =
                story.gathering.told(
                        """
                        select cast(id as text) from muster.participation
                         where event_id = ? and person_id = ?""",
                        story.gathering.event,
                        person);
        story.gathering.run(
                """
                alter table muster.letter add constraint broken_advance check (about_id <> '%s') not valid"""
                        .formatted(seat));
    }

    private static void advanced(BangkokStory story, UUID person, String dueOn) throws Exception {
        story.gathering.run(
                "update muster.person set email = ? where id = ?",
                person + "@advance.example",
                person);
        story.gathering.run(
                """
                insert into muster.advance (id, version, advance_no, event_id, person_id, participation_id, contribution_id,
                    expected_minor, share_basis_points, currency, amount_minor, settled_minor, state, due_on, paid_on,
                    proposed_by, proposed_at)
                select p.id, 0, ?, p.event_id, p.person_id, p.id, ?, 30000, 8000, 'EUR', 24000, 0, 'PAID', cast(? as date),
                       '2012-05-20', 'test', now()
                  from muster.participation p where p.event_id = ? and p.person_id = ?""",
                story.gathering.code + dueOn,
                story.contribution,
                dueOn,
                story.gathering.event,
                person);
    }
}
