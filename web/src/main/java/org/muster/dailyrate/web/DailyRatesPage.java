package org.muster.dailyrate.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.muster.dailyrate.DailyRate;
import org.muster.dailyrate.DailyRateFilter;
import org.muster.dailyrate.DailyRateTable;
import org.muster.ledger.web.MonthNames;
import org.muster.web.PagePosition;

/** Daily rates by country, place and month. */
@Named
@ViewScoped
public class DailyRatesPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 50;

    @Inject private DailyRateTable table;

    private String country;
    private String city;
    private String month;
    private int first;
    private transient List<DailyRate> rows;
    private PagePosition position;

    public void load() {
        var filter = new DailyRateFilter(country, city, MonthNames.readFilter(month));
        position = new PagePosition(first, SIZE, table.count(filter));
        rows = table.page(filter, position.first(), SIZE);
    }

    /** What was filtered by, for the other pages of the list. */
    public String getQuery() {
        return "country=%s&city=%s&month=%s&"
                .formatted(encoded(country), encoded(city), encoded(month));
    }

    private static String encoded(String value) {
        return value == null ? "" : URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    public List<DailyRate> getRows() {
        return rows;
    }

    public PagePosition getPosition() {
        return position;
    }

    public String getCountry() {
        return country;
    }

    public void setCountry(String country) {
        this.country = country;
    }

    public String getCity() {
        return city;
    }

    public void setCity(String city) {
        this.city = city;
    }

    public String getMonth() {
        return month;
    }

    public void setMonth(String month) {
        this.month = month;
    }

    public int getFirst() {
        return first;
    }

    public void setFirst(int first) {
        this.first = first;
    }
}
