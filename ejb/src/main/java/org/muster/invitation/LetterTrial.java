package org.muster.invitation;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.muster.account.OwnAccount;
import org.muster.event.EventType;
import org.muster.letter.LetterPurpose;
import org.muster.letter.LetterTemplates;
import org.muster.letter.Letterhead;
import org.muster.letter.Printed;
import org.muster.letter.TestLetters;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.Language;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;
import org.muster.shared.Settings;

/**
 * How a template reads to a real recipient of a campaign, on the screen or as a letter to oneself.
 * What only the letter's own occasion knows keeps its mark; nothing is queued and nothing counted.
 */
@Stateless
@RolesAllowed({Roles.EVENT_OFFICER, Roles.SYSTEM})
public class LetterTrial {
    @Inject private Campaigns campaigns;
    @Inject private Addressing addressing;
    @Inject private InvitationContents contents;
    @Inject private LetterTemplates templates;
    @Inject private TestLetters letters;
    @EJB private OwnAccount accounts;
    @Inject private AuditTrail audit;
    @Inject private Settings settings;
    @Inject private Clock clock;
    @Resource private SessionContext context;

    /** A letter made for somebody else, and the address of the one who asked for it. */
    public record Trial(String address, String name, Printed letter) {}

    @RolesAllowed({Roles.EVENT_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
    public LetterPreview preview(
            LetterPurpose purpose,
            EventType type,
            Language language,
            CampaignId id,
            UUID recipient,
            Actor actor) {
        var campaign = campaigns.toRead(id, actor);
        var to = addressing.reached(id, recipient, LocalDate.now(clock));
        var reader = addressing.reader(to);
        var content = contents.imagined(campaign, recipient, language);
        var printed =
                press(purpose, type, language, campaign)
                        .print(content, language, reader.name(), to.isOffice(), link());
        return new LetterPreview(
                content.recipientName(),
                reader.address(),
                language,
                printed.subject(),
                printed.body());
    }

    /** Sends the letter on letterhead to the actor's own address, and tells the address. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public String send(
            LetterPurpose purpose,
            EventType type,
            Language language,
            CampaignId id,
            UUID recipient,
            Actor actor) {
        var trial =
                context.getBusinessObject(LetterTrial.class)
                        .prepare(purpose, type, language, id, recipient, actor);
        letters.send(purpose, language, trial.address(), trial.name(), trial.letter());
        return trial.address();
    }

    /** The letter of a test and its line in the trail. */
    public Trial prepare(
            LetterPurpose purpose,
            EventType type,
            Language language,
            CampaignId id,
            UUID recipient,
            Actor actor) {
        var campaign = campaigns.toRead(id, actor);
        var own = accounts.of(actor).orElseThrow(() -> new NotFound("account", actor));
        var to = addressing.reached(id, recipient, LocalDate.now(clock));
        var today = LocalDate.ofInstant(clock.instant(), settings.zone());
        var paper = new LetterPress.Paper(Letterhead.of(settings), campaign.code(), today);
        var printed =
                press(purpose, type, language, campaign)
                        .with(paper)
                        .print(
                                contents.imagined(campaign, recipient, language),
                                language,
                                addressing.reader(to).name(),
                                to.isOffice(),
                                link());
        audit.record(actor, "test letter sent", "campaign", id, purpose + " " + language.code());
        return new Trial(own.email(), own.fullName(), printed);
    }

    private LetterPress press(
            LetterPurpose purpose, EventType type, Language language, Campaign campaign) {
        var text = templates.newest(purpose, type, language);
        return new LetterPress(
                List.of(new LetterText(1, language, text.subject(), text.body())),
                1,
                campaign.deadline(),
                contents.events(campaign.id()),
                settings.organisationName());
    }

    private String link() {
        return settings.publicBaseUrl() + "/i/…";
    }
}
