package org.muster.invitation;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.muster.letter.LetterId;
import org.muster.letter.LetterPurpose;
import org.muster.letter.LetterSource;
import org.muster.letter.Letterhead;
import org.muster.letter.Parcel;
import org.muster.letter.Printed;
import org.muster.letter.Withheld;
import org.muster.shared.Settings;

/** Prints the letters that ask recipients of a campaign to answer. */
@ApplicationScoped
class InvitationLetters implements LetterSource {
    static final String OFFICE = "DG_OFFICE";

    @Inject private Campaigns campaigns;
    @Inject private InvitationContents contents;
    @Inject private InvitationLinks links;
    @Inject private Settings settings;
    @Inject private Clock clock;

    @Override
    public Set<LetterPurpose> purposes() {
        return Set.of(LetterPurpose.INVITATION);
    }

    /** The press of the campaign's revision at this moment; letters of earlier ones do not go. */
    @Override
    @Transactional
    public Press open(UUID mailing) {
        var campaign = campaigns.get(new CampaignId(mailing));
        var press =
                new LetterPress(
                        campaign.texts(),
                        campaign.revision(),
                        campaign.deadline(),
                        contents.events(campaign.id()),
                        settings.organisationName());
        if (campaign.isOnPaper()) {
            press.with(paper(campaign));
        }
        return parcels -> print(parcels, press, campaign.revision());
    }

    private LetterPress.Paper paper(Campaign campaign) {
        var today = LocalDate.ofInstant(clock.instant(), settings.zone());
        return new LetterPress.Paper(Letterhead.of(settings), campaign.code(), today);
    }

    private Sheets print(List<Parcel> parcels, LetterPress press, int revision) {
        Map<UUID, InvitationContent> asked =
                contents.of(parcels.stream().map(Parcel::about).toList()).stream()
                        .collect(toMap(each -> each.invitation().value(), each -> each));
        var printed = new HashMap<LetterId, Printed>();
        var withheld = new HashMap<LetterId, Withheld>();
        for (var parcel : parcels) {
            var content = asked.get(parcel.about());
            var why = why(content, revision);
            if (why != null) {
                withheld.put(parcel.letter(), why);
            } else {
                printed.put(
                        parcel.letter(),
                        press.print(
                                content,
                                parcel.addresseeLanguage(),
                                parcel.addresseeName(),
                                parcel.addresseeKind().equals(OFFICE),
                                links.to(content.invitation(), content.linkVersion())));
            }
        }
        return new Sheets(printed, withheld);
    }

    private static Withheld why(InvitationContent content, int revision) {
        return content.withheld() == null && content.revision() != revision
                ? Withheld.SUPERSEDED
                : content.withheld();
    }
}
