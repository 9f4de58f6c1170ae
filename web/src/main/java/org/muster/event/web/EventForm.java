package org.muster.event.web;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.muster.event.Audience;
import org.muster.event.EventDetails;
import org.muster.event.EventSummary;
import org.muster.event.EventType;
import org.muster.event.SeriesId;
import org.muster.event.Topic;
import org.muster.member.Region;
import org.muster.shared.DateRange;
import org.muster.shared.Ids;
import org.muster.shared.InvalidInput;
import org.muster.shared.Language;

/** What is typed of an event: text until it is read, and kept as typed when it is refused. */
public class EventForm implements Serializable {
    private static final long serialVersionUID = 1;

    private final Map<String, String> titles = new HashMap<>();
    private String code;
    private EventType type = EventType.REGIONAL_WORKSHOP;
    private Audience audience = Audience.CUSTOMS_ONLY;
    private String series;
    private LocalDate firstDay;
    private LocalDate lastDay;
    private String zone = "Europe/Brussels";
    private LocalTime opensAt = LocalTime.of(9, 0);
    private String venue;
    private String city;
    private String countryIso;
    private Region region;
    private Language originalLanguage = Language.EN;
    private String requestedBy;
    private Topic topic;
    private Language[] languages = {Language.EN};

    void show(EventSummary event) {
        code = event.code();
        type = event.type();
        audience = event.audience();
        series = event.series() == null ? null : event.series().toString();
        firstDay = event.days().from();
        lastDay = event.days().to();
        zone = event.zone().getId();
        opensAt = event.opensAt();
        venue = event.venue();
        city = event.city();
        countryIso = event.countryIso();
        region = event.region();
        originalLanguage = event.originalLanguage();
        requestedBy = event.requestedBy();
        topic = event.topic();
        languages = event.languages().toArray(Language[]::new);
        event.titles().forEach((language, title) -> titles.put(language.code(), title));
    }

    EventDetails read() {
        return new EventDetails(
                code,
                type,
                audience,
                series == null ? null : new SeriesId(Ids.uuid("series", series)),
                new DateRange(firstDay, lastDay),
                readZone(),
                opensAt,
                venue,
                city,
                countryIso == null ? null : countryIso.strip().toUpperCase(Locale.ROOT),
                region,
                originalLanguage,
                readTitles(),
                Set.of(languages),
                requestedBy,
                topic);
    }

    private ZoneId readZone() {
        try {
            return ZoneId.of(zone == null ? "" : zone.strip());
        } catch (DateTimeException unknown) {
            throw new InvalidInput("zone", "There is no time zone " + zone);
        }
    }

    private Map<Language, String> readTitles() {
        var read = new EnumMap<Language, String>(Language.class);
        titles.forEach(
                (language, title) -> {
                    if (title != null && !title.isBlank()) {
                        read.put(Language.of(language), title);
                    }
                });
        return read;
    }

    public EventType[] getTypes() {
        return EventType.values();
    }

    public Topic[] getTopics() {
        return Topic.values();
    }

    public Topic getTopic() {
        return topic;
    }

    public void setTopic(Topic topic) {
        this.topic = topic;
    }

    public Audience[] getAudiences() {
        return Audience.values();
    }

    public Region[] getRegions() {
        return Region.values();
    }

    /** Time zones by their names, the way clocks are set at venues: no offsets, no old aliases. */
    public List<String> getZones() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(
                        id ->
                                id.matches(
                                        "(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*"))
                .sorted()
                .toList();
    }

    public Map<String, String> getTitles() {
        return titles;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public EventType getType() {
        return type;
    }

    public void setType(EventType type) {
        this.type = type;
    }

    public Audience getAudience() {
        return audience;
    }

    public void setAudience(Audience audience) {
        this.audience = audience;
    }

    public String getSeries() {
        return series;
    }

    public void setSeries(String series) {
        this.series = series;
    }

    public LocalDate getFirstDay() {
        return firstDay;
    }

    public void setFirstDay(LocalDate firstDay) {
        this.firstDay = firstDay;
    }

    public LocalDate getLastDay() {
        return lastDay;
    }

    public void setLastDay(LocalDate lastDay) {
        this.lastDay = lastDay;
    }

    public String getZone() {
        return zone;
    }

    public void setZone(String zone) {
        this.zone = zone;
    }

    public LocalTime getOpensAt() {
        return opensAt;
    }

    public void setOpensAt(LocalTime opensAt) {
        this.opensAt = opensAt;
    }

    public String getVenue() {
        return venue;
    }

    public void setVenue(String venue) {
        this.venue = venue;
    }

    public String getCity() {
        return city;
    }

    public void setCity(String city) {
        this.city = city;
    }

    public String getCountryIso() {
        return countryIso;
    }

    public void setCountryIso(String countryIso) {
        this.countryIso = countryIso;
    }

    public Region getRegion() {
        return region;
    }

    public void setRegion(Region region) {
        this.region = region;
    }

    public Language getOriginalLanguage() {
        return originalLanguage;
    }

    public void setOriginalLanguage(Language originalLanguage) {
        this.originalLanguage = originalLanguage;
    }

    public String getRequestedBy() {
        return requestedBy;
    }

    public void setRequestedBy(String requestedBy) {
        this.requestedBy = requestedBy;
    }

    public Language[] getLanguages() {
        return languages.clone();
    }

    public void setLanguages(Language[] languages) {
        this.languages = languages.clone();
    }
}
