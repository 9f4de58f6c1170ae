package org.muster.ledger;

import static java.util.stream.Collectors.toSet;
import static org.muster.shared.ServerJson.JSON;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.muster.shared.Actor;
import org.muster.shared.Money;
import org.muster.shared.Rows;

/** Writes entries and their lines, many by one statement; a row once written stays as it is. */
@ApplicationScoped
class Journal {
    @PersistenceContext private EntityManager entities;

    /** Whether the document had no entry yet and has this one now. */
    boolean open(JournalEntryId entry, Posting posting, Actor actor) {
        return !open(Map.of(entry, posting), actor).isEmpty();
    }

    /** An entry for each document that had none yet, in the documents' order. */
    Map<JournalEntryId, Posting> open(List<Posting> postings, Actor actor) {
        var entries = new LinkedHashMap<JournalEntryId, Posting>();
        postings.forEach(posting -> entries.put(JournalEntryId.next(), posting));
        var opened = open(entries, actor);
        entries.keySet().removeIf(entry -> !opened.contains(entry.value()));
        return entries;
    }

    private Set<UUID> open(Map<JournalEntryId, Posting> entries, Actor actor) {
        // Whoever presents the same documents at once finds them in the same order.
        var query =
                entities.createNativeQuery(
                                """
                                insert into muster.journal_entry (id, source_kind, source_id, posted_on, description,
                                    corrects, recorded_by, recorded_at)
                                select id, kind, source, posted_on, description, corrects, :by, :at
                                  from json_to_recordset(cast(:entries as json)) as x(id uuid, kind text, source text,
                                       posted_on date, description text, corrects uuid)
                                 order by kind, source
                                on conflict on constraint journal_entry_once_per_source do nothing
                                returning id""",
                                UUID.class)
                        .setParameter("by", actor.login())
                        .setParameter("at", Instant.now())
                        .setParameter("entries", json(entries));
        return Rows.of(query, Rows::uuid).stream().collect(toSet());
    }

    /** The lines of new entries, each in euro at its own rate. */
    void write(Map<JournalEntryId, Posting> entries, RatesAsked rates) {
        if (entries.isEmpty()) {
            return;
        }
        var lines = JSON.createArrayBuilder();
        entries.forEach((entry, posting) -> addLines(lines, entry, posting, rates));
        entities.createNativeQuery(
                        """
                        insert into muster.journal_line (entry_id, line_no, account, contribution_id, event_id, category,
                            sub_line, currency, amount_minor, functional_minor, per_euro, rate_source, rates_of)
                        select entry, no, account, contribution, event, category,
                               sub_line, currency, minor, euro, per_euro, rate_source, rates_of
                          from json_to_recordset(cast(:lines as json)) as x(entry uuid, no integer, account text,
                               contribution uuid, event uuid, category text, sub_line text, currency text, minor bigint,
                               euro bigint, per_euro numeric, rate_source text,
                               rates_of date)""")
                .setParameter("lines", lines.build().toString())
                .executeUpdate();
    }

    private static void addLines(
            JsonArrayBuilder lines, JournalEntryId entry, Posting posting, RatesAsked rates) {
        var functional = Functional.of(posting, rates);
        for (var at = 0; at < posting.lines().size(); at++) {
            var line = posting.lines().get(at);
            var rate = rates.rate(line.amount().currency(), line.ratesOf());
            lines.add(
                    json(line, functional.get(at), rate)
                            .add("entry", entry.toString())
                            .add("no", at + 1));
        }
    }

    private static JsonObjectBuilder json(Posting.Line line, Money euro, Rate rate) {
        var json =
                JSON.createObjectBuilder()
                        .add("account", line.account().name())
                        .add("sub_line", line.purpose().subLine())
                        .add("currency", line.amount().currency().getCurrencyCode())
                        .add("minor", line.amount().minor())
                        .add("euro", euro.minor())
                        .add("rates_of", line.ratesOf().toString());
        add(json, "contribution", line.purpose().contribution());
        add(json, "event", line.purpose().event());
        add(json, "category", line.purpose().category());
        if (!rate.currency().equals(ExchangeRates.EURO)) {
            json.add("per_euro", rate.perEuro()).add("rate_source", rate.source());
        }
        return json;
    }

    private static String json(Map<JournalEntryId, Posting> entries) {
        var list = JSON.createArrayBuilder();
        entries.forEach(
                (entry, posting) -> {
                    var json =
                            JSON.createObjectBuilder()
                                    .add("id", entry.toString())
                                    .add("kind", posting.sourceKind())
                                    .add("source", posting.sourceId())
                                    .add("posted_on", posting.postedOn().toString())
                                    .add("description", posting.description());
                    add(json, "corrects", posting.corrects());
                    list.add(json);
                });
        return list.build().toString();
    }

    private static void add(JsonObjectBuilder json, String name, Object value) {
        if (value != null) {
            json.add(name, value.toString());
        }
    }
}
