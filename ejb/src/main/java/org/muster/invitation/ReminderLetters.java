package org.muster.invitation;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.letter.LetterId;
import org.muster.letter.LetterPurpose;
import org.muster.letter.LetterSource;
import org.muster.letter.Parcel;
import org.muster.letter.Printed;
import org.muster.letter.Withheld;
import org.muster.shared.Settings;

/**
 * Prints reminders. Whoever answered between the queue and the press is not reminded: each letter
 * is about those of its recipients alone who still owe an answer.
 */
@ApplicationScoped
class ReminderLetters implements LetterSource {
    @Inject private Campaigns campaigns;
    @Inject private Remindees remindees;
    @Inject private InvitationContents contents;
    @Inject private InvitationLinks links;
    @Inject private ReminderTexts texts;
    @Inject private Settings settings;
    @Inject private Clock clock;

    @Override
    public Set<LetterPurpose> purposes() {
        return Set.of(LetterPurpose.REMINDER);
    }

    @Override
    @Transactional
    public Press open(UUID mailing) {
        var campaign = campaigns.get(new CampaignId(mailing));
        var events = contents.events(campaign.id());
        var press =
                new LetterPress(
                        texts.of(campaign.id()),
                        1,
                        campaign.deadline(),
                        events,
                        settings.organisationName());
        return parcels -> print(parcels, press, events, mailing);
    }

    private Sheets print(
            List<Parcel> parcels, LetterPress press, Map<UUID, InvitedEvent> events, UUID mailing) {
        var carried = remindees.carried(parcels.stream().map(Parcel::about).toList(), mailing);
        var asked =
                contents.of(carried.stream().map(Remindees.Carried::invitation).toList()).stream()
                        .collect(toMap(each -> each.invitation().value(), each -> each));
        var printed = new HashMap<LetterId, Printed>();
        var withheld = new HashMap<LetterId, Withheld>();
        for (var parcel : parcels) {
            var mine = carried.stream().filter(each -> each.isIn(parcel)).toList();
            var open =
                    mine.stream()
                            .filter(each -> each.why() == null)
                            .map(each -> asked.get(each.invitation()))
                            .filter(each -> isAhead(each, events))
                            .toList();
            if (open.isEmpty()) {
                withheld.put(parcel.letter(), why(mine));
            } else {
                printed.put(parcel.letter(), print(parcel, open, press));
            }
        }
        return new Sheets(printed, withheld);
    }

    private boolean isAhead(InvitationContent content, Map<UUID, InvitedEvent> events) {
        return content.visibleEvents().stream()
                .anyMatch(id -> !events.get(id).end().isBefore(clock.instant()));
    }

    private static Withheld why(List<Remindees.Carried> all) {
        return all.stream()
                .map(Remindees.Carried::why)
                .filter(why -> why != null)
                .findFirst()
                .orElse(Withheld.EVENT_OVER);
    }

    private Printed print(Parcel parcel, List<InvitationContent> open, LetterPress press) {
        var first = open.get(0);
        var together =
                new InvitationContent(
                        first.invitation(),
                        first.linkVersion(),
                        parcel.language(),
                        first.revision(),
                        open.stream()
                                .map(InvitationContent::recipientName)
                                .collect(Collectors.joining("; ")),
                        first.personName(),
                        first.visibleEvents(),
                        null);
        return press.print(
                together,
                parcel.addresseeLanguage(),
                parcel.addresseeName(),
                parcel.addresseeKind().equals(InvitationLetters.OFFICE),
                open.size() == 1 ? link(first) : links(open));
    }

    private String link(InvitationContent content) {
        return links.to(content.invitation(), content.linkVersion());
    }

    private String links(List<InvitationContent> open) {
        return open.stream()
                .map(each -> each.recipientName() + ": " + link(each))
                .collect(Collectors.joining("\n"));
    }
}
