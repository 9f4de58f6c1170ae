package org.muster.event;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.muster.shared.InvalidInput;

/**
 * Events that belong together, such as a customs-only preparation and the dialogue after it. A
 * person at several of them counts once in the series; each event keeps its own audience.
 */
@Entity
@Table(name = "event_series")
public class EventSeries {
    @EmbeddedId private SeriesId id;

    @Version private long version;
    private String code;
    private String title;

    protected EventSeries() {}

    static EventSeries of(String code, String title) {
        var series = new EventSeries();
        series.id = SeriesId.next();
        series.code = CapacityEvent.code(code);
        if (title == null || title.isBlank() || title.strip().length() > 200) {
            throw new InvalidInput("title", "A title has 1 to 200 characters");
        }
        series.title = title.strip();
        return series;
    }

    public SeriesId id() {
        return id;
    }

    public String code() {
        return code;
    }

    public String title() {
        return title;
    }
}
