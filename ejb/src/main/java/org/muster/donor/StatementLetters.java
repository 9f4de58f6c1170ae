package org.muster.donor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.text.MessageFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.muster.letter.LetterId;
import org.muster.letter.LetterPurpose;
import org.muster.letter.LetterSource;
import org.muster.letter.LetterTemplates;
import org.muster.letter.Parcel;
import org.muster.letter.Placeholder;
import org.muster.letter.Printed;
import org.muster.letter.Withheld;
import org.muster.shared.DateRange;
import org.muster.shared.Language;
import org.muster.shared.Rows;
import org.muster.shared.Settings;

/**
 * Prints the letters that tell a donor's contacts of a statement. One does not go whose statement a
 * later version followed, whose link was revoked, that another letter goes in the place of, or
 * whose contact's time is over.
 */
@ApplicationScoped
class StatementLetters implements LetterSource {
    private static final String WORDS = "org.muster.donor.statements";
    private static final String CONTENTS =
            """
            select l.id, c.id, c.link_version, c.open_until, s.state = 'CERTIFIED',
                   not c.revoked and l.occasion = c.occasion and c.open_until > :now and k.valid_from <= :today and coalesce(k.valid_to, :today) >= :today,
                   d.name, a.agreement_no, s.period_from, s.period_to, s.statement_version,
                   exists (select 1 from muster.donor_statement e where e.contribution_id = s.contribution_id
                       and e.period_from = s.period_from and e.period_to = s.period_to
                       and e.statement_version < s.statement_version and e.certified_at is not null)
              from muster.letter l
              join muster.statement_copy c on c.id = l.about_id
              join muster.donor_contact k on k.id = c.contact_id
              join muster.donor_statement s on s.id = c.statement_id
              join muster.contribution a on a.id = s.contribution_id
              join muster.donor d on d.id = a.donor_id
             where l.id in (:ids)""";

    @PersistenceContext private EntityManager entities;
    @Inject private DonorLinks links;
    @Inject private LetterTemplates templates;
    @Inject private Settings settings;
    @Inject private Clock clock;

    /** What one letter tells. */
    private record Content(
            LetterId letter,
            StatementCopyId copy,
            int linkVersion,
            Instant openUntil,
            boolean isLatest,
            boolean isOpen,
            String donor,
            String agreement,
            DateRange period,
            int version,
            boolean followsAnother) {

        private static Content of(Rows row) {
            return new Content(
                    new LetterId(row.uuid()),
                    new StatementCopyId(row.uuid()),
                    (int) row.number(),
                    row.instant(),
                    row.flag(),
                    row.flag(),
                    row.text(),
                    row.text(),
                    new DateRange(row.day(), row.day()),
                    (int) row.number(),
                    row.flag());
        }

        private Withheld why() {
            if (!isLatest) {
                return Withheld.SUPERSEDED;
            }
            return isOpen ? null : Withheld.TAKEN_BACK;
        }
    }

    @Override
    public Set<LetterPurpose> purposes() {
        return Set.of(LetterPurpose.STATEMENT);
    }

    @Override
    public Press open(UUID mailing) {
        return this::print;
    }

    private Sheets print(List<Parcel> parcels) {
        var printed = new HashMap<LetterId, Printed>();
        var withheld = new HashMap<LetterId, Withheld>();
        var contents = new HashMap<LetterId, Content>();
        contents(parcels).forEach(content -> contents.put(content.letter(), content));
        for (var parcel : parcels) {
            var content = contents.get(parcel.letter());
            if (content.why() == null) {
                printed.put(parcel.letter(), print(parcel, content));
            } else {
                withheld.put(parcel.letter(), content.why());
            }
        }
        return new Sheets(printed, withheld);
    }

    private List<Content> contents(List<Parcel> parcels) {
        var query =
                entities.createNativeQuery(CONTENTS)
                        .setParameter("now", Instant.now())
                        .setParameter("today", LocalDate.now(clock))
                        .setParameter(
                                "ids",
                                parcels.stream().map(each -> each.letter().value()).toList());
        return Rows.of(query, Content::of);
    }

    private Printed print(Parcel parcel, Content content) {
        var language = parcel.language();
        var words = language.words(WORDS);
        var values = new EnumMap<Placeholder, String>(Placeholder.class);
        values.put(Placeholder.RECIPIENT, content.donor());
        values.put(Placeholder.ADDRESSEE, parcel.addresseeName());
        values.put(Placeholder.ORGANISATION, settings.organisationName());
        values.put(Placeholder.STATEMENT, statement(content, language));
        values.put(Placeholder.LINK, links.to(content.copy(), content.linkVersion()));
        values.put(
                Placeholder.LINK_EXPIRY,
                day(content.openUntil().atZone(settings.zone()).toLocalDate(), language));
        if (content.followsAnother()) {
            values.put(Placeholder.SUPERSEDES, words.getString("supersedes"));
        }
        var text = templates.newest(LetterPurpose.STATEMENT, null, language);
        var written = LetterTemplates.write(text, values);
        return new Printed(written.subject(), written.body());
    }

    private static String statement(Content content, Language language) {
        return new MessageFormat(language.words(WORDS).getString("statement"), language.written())
                .format(
                        new Object[] {
                            content.agreement(),
                            day(content.period().from(), language),
                            day(content.period().to(), language),
                            content.version()
                        });
    }

    private static String day(LocalDate day, Language language) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .localizedBy(language.written())
                .format(day);
    }
}
