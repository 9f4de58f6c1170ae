package org.muster.invitation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.muster.letter.LetterPurpose;
import org.muster.letter.Letters;
import org.muster.shared.Language;
import org.muster.shared.Settings;
import org.muster.shared.Sha256;

/** What would go if a campaign were sent now: its letters, and the seal that stands for them. */
@ApplicationScoped
class Outgoing {
    @Inject private Invitations invitations;
    @Inject private InvitationContents contents;
    @Inject private Letters letters;
    @Inject private Settings settings;

    /** Those to be written to who have no letter of the revision that went or waits. */
    List<Addressing.Addressed> letters(Campaign campaign, List<Addressing.Addressed> all) {
        var has = invitations.ofRevision(campaign);
        var alive = letters.alive(campaign.id().value(), LetterPurpose.INVITATION);
        return all.stream()
                .filter(Addressing.Addressed::isWrittenTo)
                .filter(to -> !isAlive(has.get(to.recipient()), alive))
                .toList();
    }

    private static boolean isAlive(Invitation known, Set<UUID> alive) {
        return known != null && alive.contains(known.id().value());
    }

    /** Where the office or the campaign's officer wants it, nobody sends alone. */
    boolean needsSecondPerson(Campaign campaign) {
        return campaign.needsSecondPerson()
                || settings.text("muster.letters.release", "one").equals("two");
    }

    /**
     * Differs when anything does that the letters say or whom they go to: texts, events and what
     * they are, deadline, recipients, addressees, languages.
     */
    String seal(Campaign campaign, List<Addressing.Addressed> going) {
        var written = campaign.texts().stream().map(LetterText::language).toList();
        var lines = new ArrayList<String>();
        lines.add(campaign.revision() + " " + campaign.deadline().in(Language.EN));
        campaign.texts().forEach(text -> lines.add(text.toString()));
        contents.events(campaign.id()).values().stream()
                .sorted(Comparator.comparing(InvitedEvent::id))
                .forEach(event -> lines.add(told(event)));
        for (var to : going) {
            lines.add(
                    to.recipient()
                            + " "
                            + to.addressee()
                            + " "
                            + InvitationDispatch.language(to, written));
        }
        return Sha256.of(String.join("\n", lines));
    }

    /** The event as its letter tells it, titles in one order. */
    private static String told(InvitedEvent event) {
        var told = new StringBuilder(event.id().toString());
        for (var language : Language.values()) {
            told.append('\n').append(event.title(language)).append(event.place(language));
        }
        return told.append(event.dates(Language.EN))
                .append(event.opensAt())
                .append(event.zone())
                .append(event.languages())
                .toString();
    }
}
