package org.muster.alarm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.account.Scopes;
import org.muster.letter.LetterId;
import org.muster.letter.LetterPurpose;
import org.muster.letter.LetterSource;
import org.muster.letter.LetterTemplates;
import org.muster.letter.Parcel;
import org.muster.letter.Placeholder;
import org.muster.letter.Printed;
import org.muster.letter.Withheld;
import org.muster.shared.Roles;
import org.muster.shared.Rows;
import org.muster.shared.Settings;
import org.muster.shared.Told;

/**
 * Prints the letters that tell of a failure. One does not go to whoever has lost the role or the
 * reach since it was queued.
 */
@ApplicationScoped
class AlarmLetters implements LetterSource {
    @PersistenceContext private EntityManager entities;
    @Inject private LetterTemplates templates;
    @Inject private Scopes scopes;
    @Inject private Settings settings;

    /** What a letter tells, and to which account. */
    private record Content(
            LetterId letter,
            UUID account,
            UUID contribution,
            Told work,
            long done,
            long total,
            UUID run,
            boolean isOfSchedule) {

        private static Content of(Rows row) {
            var letter = new LetterId(row.uuid());
            var account = row.uuid();
            var contribution = row.uuid();
            var work = Told.read(row.text());
            var done = row.number();
            var total = row.number();
            return new Content(
                    letter, account, contribution, work, done, total, row.uuid(), row.flag());
        }

        /** Where the failure is seen. */
        private String page() {
            if (run == null) {
                return "/reporting/schedules.xhtml";
            }
            return (isOfSchedule ? "/reporting/run.xhtml?run=" : "/ledger/checks.xhtml?run=") + run;
        }
    }

    @Override
    public Set<LetterPurpose> purposes() {
        return Set.of(LetterPurpose.FAILURE);
    }

    @Override
    public Press open(UUID alarm) {
        var reasons = reasons(alarm);
        return parcels -> print(parcels, reasons);
    }

    private Sheets print(List<Parcel> parcels, List<Alarm.Reason> reasons) {
        var printed = new HashMap<LetterId, Printed>();
        var withheld = new HashMap<LetterId, Withheld>();
        var contents = new HashMap<LetterId, Content>();
        contents(parcels).forEach(content -> contents.put(content.letter(), content));
        for (var parcel : parcels) {
            var content = contents.get(parcel.letter());
            if (isReader(content)) {
                printed.put(parcel.letter(), print(parcel, content, reasons));
            } else {
                withheld.put(parcel.letter(), Withheld.TAKEN_BACK);
            }
        }
        return new Sheets(printed, withheld);
    }

    private boolean isReader(Content content) {
        return scopes.whoCover(Roles.FINANCE_OFFICER, content.contribution()).stream()
                .anyMatch(
                        officer ->
                                officer.id().value().equals(content.account())
                                        && officer.email() != null);
    }

    private Printed print(Parcel parcel, Content content, List<Alarm.Reason> reasons) {
        var words = new AlarmWords(parcel.language());
        var values = new EnumMap<Placeholder, String>(Placeholder.class);
        values.put(Placeholder.ADDRESSEE, parcel.addresseeName());
        values.put(Placeholder.ORGANISATION, settings.organisationName());
        values.put(Placeholder.WORK, words.told(content.work()));
        values.put(
                Placeholder.REASON,
                reasons.stream().map(words::reason).collect(Collectors.joining("\n")));
        if (content.total() > 0) {
            values.put(Placeholder.EXTENT, words.extent(content.done(), content.total()));
        }
        values.put(Placeholder.LINK, settings.publicBaseUrl() + content.page());
        var text = templates.newest(LetterPurpose.FAILURE, null, parcel.language());
        var written = LetterTemplates.write(text, values);
        return new Printed(written.subject(), written.body());
    }

    private List<Content> contents(List<Parcel> parcels) {
        var query =
                entities.createNativeQuery(
                                """
                                select l.id, l.account_id, a.contribution_id, a.work, a.done, a.total, a.job_run_id,
                                       a.schedule_id is not null
                                  from muster.letter l join muster.alarm a on a.id = l.about_id where l.id in (:ids)""")
                        .setParameter(
                                "ids",
                                parcels.stream().map(each -> each.letter().value()).toList());
        return Rows.of(query, Content::of);
    }

    private List<Alarm.Reason> reasons(UUID alarm) {
        var query =
                entities.createNativeQuery(
                                "select about, reason from muster.alarm_reason where alarm_id = :id order by place")
                        .setParameter("id", alarm);
        return Rows.of(query, row -> new Alarm.Reason(row.text(), Told.read(row.text())));
    }
}
