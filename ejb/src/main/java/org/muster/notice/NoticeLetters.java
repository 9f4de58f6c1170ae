package org.muster.notice;

import static java.util.stream.Collectors.groupingBy;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.muster.event.EventId;
import org.muster.event.EventOverview;
import org.muster.event.EventStatus;
import org.muster.event.EventSummary;
import org.muster.event.EventType;
import org.muster.invitation.AskedInvitations;
import org.muster.invitation.InvitedEvent;
import org.muster.letter.CalendarPart;
import org.muster.letter.Enclosure;
import org.muster.letter.LetterId;
import org.muster.letter.LetterPurpose;
import org.muster.letter.LetterSource;
import org.muster.letter.LetterTemplates;
import org.muster.letter.LetterTerms;
import org.muster.letter.Parcel;
import org.muster.letter.Placeholder;
import org.muster.letter.Printed;
import org.muster.letter.TemplateRevision;
import org.muster.letter.Withheld;
import org.muster.shared.Actor;
import org.muster.shared.Language;
import org.muster.shared.Settings;

/**
 * Prints letters to the people of an event and to administrations about them, by the office's
 * templates; a confirmation, a move and a cancellation carry the event's calendar entry.
 */
@ApplicationScoped
class NoticeLetters implements LetterSource {
    private static final String WORDS = "org.muster.notice.notices";

    @EJB private EventOverview events;
    @Inject private AskedInvitations invitations;
    @Inject private NoticeContents contents;
    @Inject private LetterTemplates templates;
    @Inject private LetterTerms terms;
    @Inject private Settings settings;
    @Inject private Clock clock;

    @Override
    public Set<LetterPurpose> purposes() {
        return EnumSet.of(
                LetterPurpose.CONFIRMATION,
                LetterPurpose.CHANGE,
                LetterPurpose.CANCELLATION,
                LetterPurpose.PRACTICAL_NOTE,
                LetterPurpose.THANKS,
                LetterPurpose.REGRET,
                LetterPurpose.WAITING_LIST_OFFER);
    }

    @Override
    @Transactional
    public Press open(UUID mailing) {
        var id = new EventId(mailing);
        var texts = new HashMap<Kind, TemplateRevision>();
        return parcels ->
                print(
                        parcels,
                        events.event(id, Actor.SYSTEM),
                        invitations.event(id),
                        (type, kind) ->
                                texts.computeIfAbsent(
                                        kind,
                                        each ->
                                                templates.newest(
                                                        each.purpose(), type, each.language())));
    }

    /** Letters of one kind have one text. */
    private record Kind(LetterPurpose purpose, Language language) {}

    private Sheets print(
            List<Parcel> parcels,
            EventSummary event,
            InvitedEvent shown,
            BiFunction<EventType, Kind, TemplateRevision> texts) {
        var printed = new HashMap<LetterId, Printed>();
        var withheld = new HashMap<LetterId, Withheld>();
        var found = contents.of(parcels).stream().collect(groupingBy(NoticeContent::letter));
        for (var parcel : parcels) {
            var content = found.get(parcel.letter()).get(0);
            var why = why(parcel, content, event, shown);
            if (why == null) {
                printed.put(parcel.letter(), print(parcel, content, event, shown, texts));
            } else {
                withheld.put(parcel.letter(), why);
            }
        }
        return new Sheets(printed, withheld);
    }

    private Withheld why(
            Parcel parcel, NoticeContent content, EventSummary event, InvitedEvent shown) {
        var purpose = parcel.purpose();
        if (purpose == LetterPurpose.CANCELLATION) {
            return event.status() == EventStatus.CANCELLED && content.isStillSo()
                    ? null
                    : Withheld.TAKEN_BACK;
        }
        if (event.status() == EventStatus.CANCELLED) {
            return Withheld.EVENT_CANCELLED;
        }
        if (purpose != LetterPurpose.THANKS && !clock.instant().isBefore(shown.end())) {
            return Withheld.EVENT_OVER;
        }
        if (purpose == LetterPurpose.CHANGE && parcel.occasion() < event.calendarSequence()) {
            return Withheld.SUPERSEDED;
        }
        return content.isStillSo() ? null : Withheld.TAKEN_BACK;
    }

    private Printed print(
            Parcel parcel,
            NoticeContent content,
            EventSummary event,
            InvitedEvent shown,
            BiFunction<EventType, Kind, TemplateRevision> texts) {
        var language = parcel.language();
        var words = language.words(WORDS);
        var values = new EnumMap<Placeholder, String>(Placeholder.class);
        values.put(Placeholder.RECIPIENT, content.administration());
        values.put(Placeholder.ADDRESSEE, parcel.addresseeName());
        values.put(Placeholder.PERSON, content.person());
        values.put(Placeholder.OFFICERS, content.person());
        values.put(Placeholder.TITLES, shown.title(language));
        values.put(Placeholder.DATES, shown.dates(language));
        values.put(Placeholder.PLACE, shown.place(language));
        values.put(
                Placeholder.EVENTS,
                shown.paragraph(language, words.getString("working.languages")));
        values.put(Placeholder.SEAT, words.getString(content.funding()));
        values.put(Placeholder.ORGANISATION, settings.organisationName());
        content.fill(values, shown.zone(), language);
        if (content.invitation() != null) {
            values.put(Placeholder.LINK, invitations.link(invitations.of(content.invitation())));
        }
        var text =
                LetterTemplates.write(
                        texts.apply(event.type(), new Kind(parcel.purpose(), language)), values);
        return new Printed(text.subject(), text.body(), enclosures(parcel, content, event));
    }

    private List<Enclosure> enclosures(Parcel parcel, NoticeContent content, EventSummary event) {
        var entry =
                new CalendarPart(
                        parcel.about(),
                        terms.mailDomain(),
                        event.calendarSequence(),
                        clock.instant(),
                        event,
                        parcel.language(),
                        new CalendarPart.Party(settings.organisationName(), settings.mailFrom()),
                        new CalendarPart.Party(content.person(), parcel.address()));
        return switch (parcel.purpose()) {
            case CONFIRMATION, CHANGE -> List.of(entry.request());
            case CANCELLATION -> List.of(entry.cancellation());
            default -> List.of();
        };
    }
}
