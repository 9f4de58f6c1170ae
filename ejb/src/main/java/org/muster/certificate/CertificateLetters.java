package org.muster.certificate;

import static java.util.stream.Collectors.toMap;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.muster.event.EventId;
import org.muster.event.EventOverview;
import org.muster.event.EventSummary;
import org.muster.invitation.AskedInvitations;
import org.muster.invitation.InvitedEvent;
import org.muster.letter.LetterId;
import org.muster.letter.LetterPurpose;
import org.muster.letter.LetterSource;
import org.muster.letter.LetterTemplates;
import org.muster.letter.Parcel;
import org.muster.letter.Placeholder;
import org.muster.letter.Printed;
import org.muster.letter.Withheld;
import org.muster.shared.Actor;
import org.muster.shared.Settings;

/**
 * Prints the letters that tell people where their certificate is. One does not go whose certificate
 * was revoked, or followed by a later issue, meanwhile, or is not borne out by the record any more.
 */
@ApplicationScoped
class CertificateLetters implements LetterSource {
    @EJB private EventOverview events;
    @Inject private AskedInvitations invitations;
    @Inject private Certificates certificates;
    @Inject private LetterTemplates templates;
    @Inject private Settings settings;

    @Override
    public Set<LetterPurpose> purposes() {
        return Set.of(LetterPurpose.CERTIFICATE);
    }

    @Override
    @Transactional
    public Press open(UUID mailing) {
        var id = new EventId(mailing);
        return parcels -> print(parcels, events.event(id, Actor.SYSTEM), invitations.event(id));
    }

    private Sheets print(List<Parcel> parcels, EventSummary event, InvitedEvent shown) {
        var printed = new HashMap<LetterId, Printed>();
        var withheld = new HashMap<LetterId, Withheld>();
        var latest =
                certificates.standings(event.id(), null, 0, Certificates.MOST).stream()
                        .filter(each -> each.latest() != null)
                        .collect(toMap(each -> each.latest().id().value(), each -> each));
        for (var parcel : parcels) {
            var standing = latest.get(parcel.about());
            var why = standing == null ? Withheld.SUPERSEDED : withheld(standing);
            if (why == null) {
                printed.put(parcel.letter(), print(parcel, standing, event, shown));
            } else {
                withheld.put(parcel.letter(), why);
            }
        }
        return new Sheets(printed, withheld);
    }

    private static Withheld withheld(Standing standing) {
        if (standing.isBorneOut()) {
            return null;
        }
        return standing.state() == CertificateState.OUTDATED
                ? Withheld.OUTDATED
                : Withheld.TAKEN_BACK;
    }

    private Printed print(
            Parcel parcel, Standing standing, EventSummary event, InvitedEvent shown) {
        var language = parcel.language();
        var holder = standing.holder();
        var values = new EnumMap<Placeholder, String>(Placeholder.class);
        values.put(Placeholder.RECIPIENT, holder.administration());
        values.put(Placeholder.ADDRESSEE, parcel.addresseeName());
        values.put(Placeholder.PERSON, holder.name());
        values.put(Placeholder.TITLES, shown.title(language));
        values.put(Placeholder.DATES, shown.dates(language));
        values.put(Placeholder.PLACE, shown.place(language));
        values.put(
                Placeholder.EVENTS,
                shown.title(language)
                        + "\n"
                        + shown.dates(language)
                        + "\n"
                        + shown.place(language));
        values.put(Placeholder.ORGANISATION, settings.organisationName());
        values.put(Placeholder.LINK, certificates.link(standing.latest()));
        var text = templates.newest(LetterPurpose.CERTIFICATE, event.type(), language);
        var written = LetterTemplates.write(text, values);
        return new Printed(written.subject(), written.body());
    }
}
