package org.muster.travel.web;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Map;
import java.util.Set;
import org.muster.nomination.web.LinkPage;
import org.muster.payee.OwnPayee;
import org.muster.shared.Language;
import org.muster.travel.OwnTravelSheet;
import org.muster.travel.TravelFacts;

/** Writes the page behind an officer's own link. */
final class NomineePage extends LinkPage {
    /** Fields whose refusal has a sentence of its own; of the others the text is too long. */
    private static final Set<String> EXPLAINED =
            Set.of(
                    "arrivesOn",
                    "arrivesAt",
                    "departsOn",
                    "departsAt",
                    "passportNumber",
                    "passportExpiresOn",
                    "payeeHolder",
                    "payeeNumber",
                    "payeeBic",
                    "payeeBank",
                    "payeeCurrency");

    private static final Set<String> CHOICES = Set.of("ticket", "lodging", "visaLetter");
    private static final Set<String> DAYS = Set.of("arrivesOn", "departsOn", "passportExpiresOn");

    /**
     * What is shown beside what is kept.
     *
     * @param typed the fields as they were sent, or as they are kept
     * @param notice the key of a sentence to say first, or null
     * @param wrong the field that was refused, or null
     * @param payee the end of the account told before, or null
     */
    record Shown(Map<String, String> typed, String notice, String wrong, OwnPayee.Kept payee) {
        boolean isTrouble() {
            return notice != null && !notice.startsWith("done.");
        }
    }

    private final Shown shown;

    private NomineePage(Shown shown, Language language) {
        super(language, "org.muster.travel.web.nominee");
        this.shown = shown;
    }

    static String of(OwnTravelSheet sheet, Shown shown, Language language) {
        var page = new NomineePage(shown, language);
        page.head(page.text("nominee.title"), sheet.organisation(), true);
        page.notice(shown.notice(), shown.isTrouble());
        page.about(sheet);
        if (sheet.isComing() && sheet.isOpen()) {
            if ("stale".equals(shown.notice())) {
                page.kept("on.record", sheet);
            }
            page.travel(sheet);
        } else if (sheet.isComing()) {
            page.kept("travel", sheet);
        }
        if (sheet.isComing()) {
            page.payee(sheet);
        }
        page.others(sheet);
        return page.end();
    }

    private void about(OwnTravelSheet sheet) {
        var own = sheet.nominee().own();
        add("<section class=\"card about\"><h2>");
        title(own.event()).add("</h2>");
        fallback(own.event());
        add("<p>").escaped(own.event().dates(language)).add("<br><bdi>");
        escaped(own.event().place(language)).add("</bdi></p><dl>");
        fact("name", own.nomination().name(), "");
        if (!own.nomination().nativeName().isEmpty()) {
            fact("native.name", own.nomination().nativeName(), "");
        }
        fact("opens", opening(sheet), "");
        var state = own.nomination().selection();
        fact("stand", text("selection." + state), state.name());
        add("</dl>");
        if (sheet.event().isCancelled()) {
            add("<p class=\"told\">").escaped(text("cancelled")).add("</p>");
        } else if (!sheet.isComing()) {
            add("<p class=\"told\">").escaped(text("stand." + state)).add("</p>");
        }
        add("</section>");
    }

    private String opening(OwnTravelSheet sheet) {
        var event = sheet.nominee().own().event();
        return day(event.from()) + ", " + event.opensAt() + ", " + event.zone().getId();
    }

    private void travel(OwnTravelSheet sheet) {
        add("<section class=\"card\"><h2>").escaped(text("travel")).add("</h2><p>");
        escaped(text("travel.help", day(sheet.event().openUntil()), sheet.event().zone().getId()));
        add("</p>");
        changed(sheet);
        open("tell", sheet.told().version());
        group("arrival");
        field("arrivesOn", "type=date");
        field("arrivesAt", "type=time");
        field("arrivalFlight", "maxlength=40");
        add("</div></fieldset>");
        group("departure");
        field("departsOn", "type=date");
        field("departsAt", "type=time");
        field("departureFlight", "maxlength=40");
        add("</div></fieldset>");
        group("stay");
        choice("ticket", "", "ORGANISATION", "ADMINISTRATION");
        choice("lodging", "", "SINGLE", "SHARED", "OWN");
        field("hotel", "maxlength=160");
        choice("visaLetter", "", "NO", "YES");
        add("</div></fieldset>");
        passport(sheet);
        group("needs");
        field("diet", "maxlength=500");
        field("accessibility", "maxlength=500");
        field("emergencyContact", "maxlength=200");
        add("</div></fieldset><p class=\"soft\">").escaped(text("retention")).add("</p>");
        button("save", "");
        add("</form></section>");
    }

    /** Asked only of those who need a letter for a visa. */
    private void passport(OwnTravelSheet sheet) {
        if (!Boolean.TRUE.equals(sheet.told().facts().visaLetter())
                && !"YES".equals(shown.typed().get("visaLetter"))) {
            return;
        }
        group("passport");
        add("<p class=\"soft wide-cell\">").escaped(text("passport.help")).add("</p>");
        field("passportNumber", "maxlength=30");
        field("passportNationality", "maxlength=60");
        field("passportExpiresOn", "type=date");
        add("</div></fieldset>");
    }

    /** Taken and never shown again but for its end. */
    private void payee(OwnTravelSheet sheet) {
        add("<section class=\"card\"><h2>").escaped(text("payee")).add("</h2><p>");
        escaped(text("payee.help")).add("</p>");
        if (shown.payee() != null) {
            var on = day(LocalDate.ofInstant(shown.payee().at(), sheet.event().zone()));
            add("<p class=\"soft\">").escaped(text("payee.kept", shown.payee().end(), on));
            add("</p>");
        }
        open("payee", 0);
        add("<div class=\"officer\">");
        field("payeeHolder", "maxlength=120");
        field("payeeNumber", "maxlength=42");
        field("payeeBic", "maxlength=11");
        field("payeeBank", "maxlength=120");
        field("payeeCurrency", "maxlength=3");
        add("</div>");
        button("payee.save", "");
        add("</form></section>");
    }

    private void group(String key) {
        add("<fieldset><legend>").escaped(text(key)).add("</legend><div class=\"officer\">");
    }

    private void field(String name, String attributes) {
        var typed = shown.typed().getOrDefault(name, "");
        input("field." + name, name, attributes, typed, error(name));
    }

    private void choice(String name, String... options) {
        select(name, name, shown.typed().get(name), options);
    }

    private String error(String name) {
        if (!name.equals(shown.wrong())) {
            return null;
        }
        return EXPLAINED.contains(name) ? name : "line";
    }

    /** The facts as they are kept, to be read only. */
    private void kept(String key, OwnTravelSheet sheet) {
        add("<section class=\"card\"><h2>").escaped(text(key)).add("</h2>");
        if (!sheet.isOpen()) {
            add("<p class=\"told\">").escaped(text("closed", day(sheet.event().openUntil())));
            add("</p>");
        }
        changed(sheet);
        add("<dl>");
        TravelFields.show(sheet.told().facts()).forEach(this::keptField);
        nights(sheet.told().facts());
        add("</dl></section>");
    }

    private void keptField(String name, String value) {
        if (value.isEmpty()) {
            return;
        }
        if (CHOICES.contains(name)) {
            fact("field." + name, text(name + "." + value), "");
        } else {
            var written = DAYS.contains(name) ? day(LocalDate.parse(value)) : value;
            fact("field." + name, written, "");
        }
    }

    private void nights(TravelFacts facts) {
        if (facts.nights() != null) {
            fact("nights", Integer.toString(facts.nights()), "");
        }
    }

    private void changed(OwnTravelSheet sheet) {
        var at = sheet.told().changedAt();
        if (at != null) {
            ZoneId zone = sheet.event().zone();
            var moment =
                    DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                            .localizedBy(language.written())
                            .format(at.atZone(zone));
            var nights = sheet.told().facts().nights();
            add("<p class=\"soft\">").escaped(text("changed", moment, zone.getId()));
            if (nights != null) {
                add(" ").escaped(text("nights.booked", nights));
            }
            add("</p>");
        }
    }

    private void others(OwnTravelSheet sheet) {
        var nominee = sheet.nominee();
        var others =
                nominee.parts().stream()
                        .filter(part -> !part.nomination().id().equals(nominee.id()))
                        .toList();
        if (others.isEmpty()) {
            return;
        }
        add("<section class=\"card\"><h2>").escaped(text("others")).add("</h2><ul class=\"roll\">");
        for (var part : others) {
            var token = part.link().substring(part.link().lastIndexOf('/') + 1);
            add("<li><a href=\"").add(token).add("?lang=").add(language.code()).add("\">");
            title(part.event()).add("</a> ").escaped(part.event().dates(language));
            add(" <span class=\"chip ").add(part.nomination().selection().name()).add("\">");
            escaped(text("selection." + part.nomination().selection())).add("</span></li>");
        }
        add("</ul></section>");
    }

    private String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .localizedBy(language.written())
                .format(day);
    }
}
