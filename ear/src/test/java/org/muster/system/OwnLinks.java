package org.muster.system;

import java.util.UUID;
import org.muster.event.EventId;
import org.muster.member.PersonId;
import org.muster.payee.OwnPayee;
import org.muster.payee.PayeeAccount;
import org.muster.shared.Language;
import org.muster.travel.TravelDesk;

/** Links of confirmed officers, as their letters have them, and what is told over them. */
final class OwnLinks {
    private final String code;

    OwnLinks(String code) {
        this.code = code;
    }

    /** Tells, over the person's own link, the account they are paid to. */
    void account(EventId event, PersonId person, String number) throws Exception {
        var link = link(event, person);
        var account = PayeeAccount.read("Holder " + code, number, "", "Bank", "EUR");
        As.system(
                () -> {
                    InContainer.service(OwnPayee.class)
                            .tell(link.substring(link.lastIndexOf('/') + 1), account);
                    return null;
                });
    }

    private String link(EventId event, PersonId person) throws Exception {
        var part = MismatchStage.part(event, person);
        nominated(event, person, part.value());
        var desk = InContainer.service(TravelDesk.class);
        return As.system(() -> desk.traveller(part, Language.EN, MismatchStage.HOST))
                .link()
                .orElseThrow();
    }

    /** Put forward and confirmed, by an invitation of its own. */
    private void nominated(EventId event, PersonId person, UUID part) throws Exception {
        var campaign = UUID.randomUUID();
        var recipient = UUID.randomUUID();
        FundingStage.run(
                """
                insert into muster.campaign (id, version, code, name, deadline_at, deadline_zone, state, revision,
                    created_by, created_at)
                values (?, 0, ?, 'Test', now(), 'UTC', 'CLOSED', 1, 'test', now())""",
                campaign,
                "L-" + campaign.toString().substring(0, 8));
        FundingStage.run(
                "insert into muster.campaign_event values (?, ?)", campaign, event.value());
        FundingStage.run(
                "insert into muster.campaign_recipient (id, campaign_id, kind, member_code) values (?, ?, 'MEMBER', 'AZ')",
                recipient,
                campaign);
        FundingStage.run(
                """
                with asked as (
                    insert into muster.invitation (id, campaign_id, recipient_id, letter_revision, channel, language,
                        asked_at, answer)
                    values (gen_random_uuid(), ?, ?, 1, 'MAIL', 'en', now(), 'NOMINATED') returning id)
                insert into muster.nomination (id, version, invitation_id, event_id, person_id, rank, funding, selection,
                    nominated_at, participation_id)
                select gen_random_uuid(), 0, id, ?, ?, 1, 'SPONSORED', 'CONFIRMED', now(), ? from asked""",
                campaign,
                recipient,
                event.value(),
                person.value(),
                part);
    }
}
