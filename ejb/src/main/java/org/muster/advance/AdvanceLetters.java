package org.muster.advance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.muster.event.EventId;
import org.muster.invitation.Addressee;
import org.muster.invitation.AskedInvitations;
import org.muster.invitation.InvitedEvent;
import org.muster.letter.LetterId;
import org.muster.letter.LetterPurpose;
import org.muster.letter.LetterSource;
import org.muster.letter.LetterTemplates;
import org.muster.letter.Letters;
import org.muster.letter.NewLetter;
import org.muster.letter.Parcel;
import org.muster.letter.Placeholder;
import org.muster.letter.Printed;
import org.muster.letter.Withheld;
import org.muster.member.PersonId;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.Language;
import org.muster.shared.Rows;
import org.muster.shared.Settings;

/**
 * Writes to whoever owes an advance back, once for each step: to the person, or where no address of
 * theirs is known to who speaks for their administration. A letter does not go once nothing of the
 * advance is open.
 */
@ApplicationScoped
class AdvanceLetters implements LetterSource {
    /** Who is written to: the first of these who has an address. */
    private static final String ADDRESSEE =
            """
            with owing as (
                select coalesce(n.survivor_id, n.id) as id, n.member_code from muster.person n where n.id = :person)
            select p.id, reached.kind, p.language
              from (select 1 as rank, 'PERSON' as kind, id, cast(null as date) as since from owing
                    union all
                    select 2, 'FOCAL_POINT', f.person_id, f.valid_from
                      from owing join muster.focal_point f on f.member_code = owing.member_code
                     where f.valid_from <= :today and (f.valid_to is null or f.valid_to >= :today)
                    union all
                    select 3, 'DG_OFFICE', o.person_id, null
                      from owing join muster.member_office o on o.member_code = owing.member_code) reached
              join muster.person p on p.id = reached.id and p.email is not null and p.erased_at is null
             order by reached.rank, reached.since desc, p.id limit 1""";

    @PersistenceContext private EntityManager entities;
    @Inject private AdvanceRows advances;
    @Inject private AskedInvitations invitations;
    @Inject private Letters letters;
    @Inject private LetterTemplates templates;
    @Inject private AuditTrail audit;
    @Inject private Settings settings;

    /**
     * Reminds once for each step; the advance is locked. Where nobody has an address the step is
     * not done.
     *
     * @return false where no letter goes
     */
    boolean remind(Advance advance, Reminder step, LocalDate today, Actor by) {
        if (advances.isReminded(advance.id(), step)) {
            return true;
        }
        var to = addressee(advance.person(), today);
        if (to.isEmpty()) {
            return false;
        }
        letters.queue(
                advance.event().value(),
                LetterPurpose.ADVANCE_REMINDER,
                List.of(letter(advance, step, to.get())));
        audit.record(by, "advance reminded", "advance", advance.id(), step.days() + "");
        return true;
    }

    private Optional<Addressee> addressee(PersonId person, LocalDate today) {
        var query =
                entities.createNativeQuery(ADDRESSEE)
                        .setParameter("person", person.value())
                        .setParameter("today", today);
        return Rows.of(
                        query,
                        row ->
                                new Addressee(
                                        new PersonId(row.uuid()),
                                        row.text(),
                                        Language.of(row.text())))
                .stream()
                .findFirst();
    }

    private NewLetter letter(Advance advance, Reminder step, Addressee to) {
        var id = LetterId.next();
        return new NewLetter(
                id,
                advance.id().value(),
                step.ordinal() + 1,
                advance.id().value(),
                to.language(),
                to.person(),
                to.kind(),
                letters.messageId(id));
    }

    @Override
    public Set<LetterPurpose> purposes() {
        return Set.of(LetterPurpose.ADVANCE_REMINDER);
    }

    @Override
    @Transactional
    public Press open(UUID mailing) {
        var shown = invitations.event(new EventId(mailing));
        return parcels -> print(parcels, shown);
    }

    private Sheets print(List<Parcel> parcels, InvitedEvent event) {
        var printed = new HashMap<LetterId, Printed>();
        var withheld = new HashMap<LetterId, Withheld>();
        for (var parcel : parcels) {
            var advance = advances.get(new AdvanceId(parcel.about()));
            if (advance.state() == AdvanceState.PAID) {
                printed.put(parcel.letter(), print(parcel, advance, event));
            } else {
                withheld.put(parcel.letter(), Withheld.TAKEN_BACK);
            }
        }
        return new Sheets(printed, withheld);
    }

    private Printed print(Parcel parcel, Advance advance, InvitedEvent event) {
        var language = parcel.language();
        var values = new EnumMap<Placeholder, String>(Placeholder.class);
        values.put(Placeholder.ADDRESSEE, parcel.addresseeName());
        values.put(Placeholder.PERSON, advances.name(advance.person()));
        values.put(Placeholder.TITLES, event.title(language));
        values.put(Placeholder.DATES, event.dates(language));
        values.put(Placeholder.PLACE, event.place(language));
        values.put(
                Placeholder.EVENTS,
                String.join(
                        "\n", event.title(language), event.dates(language), event.place(language)));
        values.put(Placeholder.AMOUNT, advance.open().toString());
        values.put(Placeholder.REFERENCE, advance.advanceNo());
        values.put(
                Placeholder.DEADLINE,
                DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .localizedBy(language.written())
                        .format(advance.dueOn()));
        values.put(Placeholder.ORGANISATION, settings.organisationName());
        var text = templates.newest(LetterPurpose.ADVANCE_REMINDER, null, language);
        var written = LetterTemplates.write(text, values);
        return new Printed(written.subject(), written.body());
    }
}
