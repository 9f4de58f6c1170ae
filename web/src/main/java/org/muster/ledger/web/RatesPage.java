package org.muster.ledger.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.muster.ledger.LedgerKeeping;
import org.muster.ledger.Rate;
import org.muster.shared.Money;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;
import org.muster.web.PagePosition;
import org.muster.web.Typed;

/** Exchange rates by currency and month, the latest first, and a new one as it is typed in. */
@Named
@ViewScoped
public class RatesPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 50;

    @Inject private LedgerKeeping ledger;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private String currency;
    private String month;
    private String source;
    private int first;
    private transient List<Rate> rows;
    private PagePosition position;
    private final Typed typed = new Typed();

    public void load() {
        var only = currency == null || currency.isBlank() ? null : Money.currency(currency);
        list(only);
    }

    private void list(Currency only) {
        var within = MonthNames.readFilter(month);
        position = new PagePosition(first, SIZE, ledger.rateCount(only, within, source));
        rows = ledger.rates(only, within, source, position.first(), SIZE);
    }

    public String enter() {
        ledger.recordRate(
                typed.text("currency"),
                typed.day("effectiveFrom"),
                typed.number("perEuro"),
                typed.text("source"),
                user.actor());
        notices.done("rates.entered");
        return "/ledger/rates.xhtml?faces-redirect=true";
    }

    public List<Rate> getRows() {
        return rows;
    }

    public PagePosition getPosition() {
        return position;
    }

    public Map<String, String> getFields() {
        return typed.getFields();
    }

    public String getCurrency() {
        return currency;
    }

    public void setCurrency(String currency) {
        this.currency = currency;
    }

    public String getMonth() {
        return month;
    }

    public void setMonth(String month) {
        this.month = month;
    }

    public String getSource() {
        return source;
    }

    public void setSource(String source) {
        this.source = source;
    }

    /** What was filtered by, for the other pages of the list. */
    public String getQuery() {
        return "currency=%s&month=%s&source=%s&"
                .formatted(encoded(currency), encoded(month), encoded(source));
    }

    private static String encoded(String value) {
        return value == null ? "" : URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** Sources that rates were recorded of, to choose from. */
    public List<String> getSources() {
        return ledger.rateSources();
    }

    public int getFirst() {
        return first;
    }

    public void setFirst(int first) {
        this.first = first;
    }
}
