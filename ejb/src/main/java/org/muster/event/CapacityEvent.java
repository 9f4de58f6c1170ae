package org.muster.event;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.muster.member.Region;
import org.muster.shared.Actor;
import org.muster.shared.DateRange;
import org.muster.shared.InvalidInput;
import org.muster.shared.Language;
import org.muster.shared.LanguageConverter;

/**
 * One capacity-building activity: a workshop, a mission, a dialogue. Its days are days at the
 * venue, whose time zone it names; its code is what people call it by and never changes.
 */
@Entity
@Table(name = "capacity_event")
public class CapacityEvent {
    private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9/-]{1,39}");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    @EmbeddedId private EventId id;

    @Version private long version;
    private String code;

    @Enumerated(EnumType.STRING)
    private EventType type;

    @Enumerated(EnumType.STRING)
    private EventStatus status;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "series_id"))
    private SeriesId series;

    @Enumerated(EnumType.STRING)
    private Audience audience;

    @Embedded
    @AttributeOverride(name = "from", column = @Column(name = "starts_on"))
    @AttributeOverride(name = "to", column = @Column(name = "ends_on"))
    private DateRange days;

    private String zone;

    @JdbcTypeCode(SqlTypes.LOCAL_TIME)
    @Column(name = "opens_at")
    private LocalTime opensAt;

    @Column(name = "calendar_sequence")
    private int calendarSequence;

    private String venue;
    private String city;

    @Column(name = "country_iso")
    private String countryIso;

    @Enumerated(EnumType.STRING)
    private Region region;

    @Column(name = "original_language")
    private Language originalLanguage;

    @Column(name = "requested_by")
    private String requestedBy;

    @Enumerated(EnumType.STRING)
    private Topic topic;

    @Column(name = "created_by")
    private String createdBy;

    @Column(name = "created_at")
    private Instant createdAt;

    @ElementCollection
    @BatchSize(size = 200)
    @CollectionTable(name = "capacity_event_title", joinColumns = @JoinColumn(name = "event_id"))
    private Set<EventTitle> titles = new LinkedHashSet<>();

    @ElementCollection
    @BatchSize(size = 200)
    @CollectionTable(name = "capacity_event_language", joinColumns = @JoinColumn(name = "event_id"))
    @Column(name = "language")
    @Convert(converter = LanguageConverter.class)
    private Set<Language> languages = new LinkedHashSet<>();

    @ElementCollection
    @BatchSize(size = 200)
    @CollectionTable(
            name = "capacity_event_organiser",
            joinColumns = @JoinColumn(name = "event_id"))
    private Set<EventOrganiser> organisers = new LinkedHashSet<>();

    protected CapacityEvent() {}

    static CapacityEvent plan(EventDetails details, Actor by, Instant at) {
        var event = new CapacityEvent();
        event.id = EventId.next();
        event.code = code(details.code());
        event.status = EventStatus.PLANNED;
        event.createdBy = by.login();
        event.createdAt = at;
        event.describe(details);
        return event;
    }

    /**
     * Takes over changed details; the code stays, and a cancelled event stays as it was.
     *
     * @param isInCalendars whether somebody was confirmed: their calendars then learn of a move by
     *     a higher sequence
     */
    void change(EventDetails details, boolean isInCalendars) {
        refuseIfCancelled();
        var stood = whenAndWhere();
        describe(details);
        if (isInCalendars && !whenAndWhere().equals(stood)) {
            calendarSequence++;
        }
    }

    /** What a calendar says of it. */
    List<Object> whenAndWhere() {
        return List.of(days, opensAt, zone, venue, city, countryIso);
    }

    private void describe(EventDetails details) {
        type = required("type", details.type());
        audience = required("audience", details.audience());
        series = details.series();
        days = required("days", details.days());
        zone = required("zone", details.zone()).getId();
        opensAt = required("opensAt", details.opensAt());
        venue = text("venue", details.venue(), 160);
        city = text("city", details.city(), 80);
        countryIso = text("countryIso", details.countryIso(), 2);
        if (!COUNTRY.matcher(countryIso).matches()) {
            throw new InvalidInput("countryIso", "A country has two capital letters");
        }
        region = required("region", details.region());
        originalLanguage = required("originalLanguage", details.originalLanguage());
        requestedBy = details.requestedBy();
        topic = details.topic();
        if (!details.titles().containsKey(originalLanguage)) {
            throw new InvalidInput("titles", "There must be a title in the original language");
        }
        if (details.languages().isEmpty()) {
            throw new InvalidInput("languages", "There must be a working language");
        }
        var wanted = new LinkedHashSet<EventTitle>();
        details.titles().forEach((in, title) -> wanted.add(new EventTitle(in, title.strip())));
        titles.retainAll(wanted);
        titles.addAll(wanted);
        languages.retainAll(details.languages());
        languages.addAll(details.languages());
    }

    void confirm() {
        refuseIfCancelled();
        status = EventStatus.CONFIRMED;
    }

    void markHeld() {
        refuseIfCancelled();
        status = EventStatus.HELD;
    }

    /** An event that took place cannot be undone. */
    void cancel() {
        if (status == EventStatus.HELD) {
            throw new EventHeld(code);
        }
        refuseIfCancelled();
        status = EventStatus.CANCELLED;
    }

    void organise(EventOrganiser organiser) {
        refuseIfCancelled();
        organisers.removeIf(known -> known.organisation().equals(organiser.organisation()));
        organisers.add(organiser);
    }

    void refuseIfCancelled() {
        if (status == EventStatus.CANCELLED) {
            throw new EventCancelled(code);
        }
    }

    /** The moment the event opens; 09:00 in Baku was 04:00 UTC in July 2012. */
    public Instant opening() {
        return ZonedDateTime.of(days.from(), opensAt, ZoneId.of(zone)).toInstant();
    }

    public EventId id() {
        return id;
    }

    public String code() {
        return code;
    }

    public DateRange days() {
        return days;
    }

    public Region region() {
        return region;
    }

    public Audience audience() {
        return audience;
    }

    public EventStatus status() {
        return status;
    }

    long version() {
        return version;
    }

    EventSummary summary() {
        var byLanguage = new EnumMap<Language, String>(Language.class);
        titles.forEach(title -> byLanguage.put(title.language(), title.title()));
        return new EventSummary(
                id,
                version,
                code,
                type,
                status,
                series,
                audience,
                days,
                ZoneId.of(zone),
                opensAt,
                opening(),
                calendarSequence,
                venue,
                city,
                countryIso,
                region,
                originalLanguage,
                byLanguage,
                Set.copyOf(languages),
                Set.copyOf(organisers),
                requestedBy,
                topic);
    }

    static String code(String given) {
        var code = given == null ? "" : given.strip();
        if (!CODE.matcher(code).matches()) {
            throw new InvalidInput(
                    "code", "A code has 2 to 40 capital letters, digits, dashes or slashes");
        }
        return code;
    }

    private static <T> T required(String field, T value) {
        if (value == null) {
            throw new InvalidInput(field, "This must not be empty");
        }
        return value;
    }

    private static String text(String field, String given, int limit) {
        if (given == null || given.isBlank() || given.strip().length() > limit) {
            throw new InvalidInput(field, "1 to " + limit + " characters are needed");
        }
        return given.strip();
    }
}
