package org.muster.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.muster.shared.Money;

/** One posted line with the rate it was converted at; never changed, corrected by another entry. */
@Entity
@Immutable
@Table(name = "journal_line")
class JournalLine {
    /** The entry and the line's place in it. */
    @Embeddable
    record At(@Column(name = "entry_id") UUID entry, @Column(name = "line_no") int no)
            implements Serializable {}

    @EmbeddedId private At at;

    @Enumerated(EnumType.STRING)
    private LedgerAccount account;

    @Column(name = "contribution_id")
    private UUID contribution;

    @Column(name = "event_id")
    private UUID event;

    @Enumerated(EnumType.STRING)
    private CostCategory category;

    @Column(name = "sub_line")
    private String subLine;

    @Embedded private Money amount;

    @Column(name = "functional_minor")
    private long functionalMinor;

    @Column(name = "per_euro", precision = 24, scale = 10)
    private BigDecimal perEuro;

    @Column(name = "rate_source")
    private String rateSource;

    @Column(name = "rates_of")
    private LocalDate ratesOf;

    protected JournalLine() {}

    static JournalLine posted(UUID entry, int no, Posting.Line line, Money functional, Rate rate) {
        var posted = new JournalLine();
        posted.at = new At(entry, no);
        posted.account = line.account();
        posted.contribution = line.purpose().contribution();
        posted.event = line.purpose().event() == null ? null : line.purpose().event().value();
        posted.category = line.purpose().category();
        posted.subLine = line.purpose().subLine();
        posted.amount = line.amount();
        posted.functionalMinor = functional.minor();
        posted.ratesOf = line.ratesOf();
        if (!rate.currency().equals(ExchangeRates.EURO)) {
            posted.perEuro = rate.perEuro();
            posted.rateSource = rate.source();
        }
        return posted;
    }
}
