package org.muster.nomination.web;

import java.text.MessageFormat;
import java.util.ResourceBundle;
import java.util.function.Predicate;
import org.muster.invitation.Deadline;
import org.muster.invitation.InvitedEvent;
import org.muster.nomination.AnswerSheet;
import org.muster.nomination.NominationSummary;
import org.muster.nomination.OfferSummary;
import org.muster.nomination.SelectionState;
import org.muster.shared.Language;

/**
 * Writes the page behind a letter's link: plain HTML that works on a slow line, without script and
 * with a screen reader. Everything that comes from outside is written as text.
 */
final class AnswerPage {
    private final Language language;
    private final ResourceBundle words;
    private final StringBuilder html = new StringBuilder(16_000);

    private AnswerPage(Language language) {
        this.language = language;
        words =
                ResourceBundle.getBundle(
                        "org.muster.nomination.web.answer",
                        language.locale(),
                        AnswerPage.class.getClassLoader(),
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /**
     * The page of one invitation.
     *
     * @param notice the key of a sentence to say first, or null
     */
    static String of(
            AnswerSheet sheet,
            AnswerForm form,
            String notice,
            boolean isTrouble,
            Language language) {
        var page = new AnswerPage(language);
        page.head(page.text("title"), sheet.organisation(), true);
        page.notice(notice, isTrouble);
        page.summary(sheet);
        page.offers(sheet);
        switch (sheet.phase()) {
            case OPEN -> {
                page.nominate(sheet, form);
                page.rolls(sheet, sheet::isOver);
                page.decline(sheet, form);
            }
            case LATE -> page.late(sheet, form);
            case OVER -> page.rolls(sheet, event -> true);
        }
        return page.end();
    }

    /** What a forged, revoked or mistyped link shows; it does not tell which. */
    static String missing(Language language) {
        var page = new AnswerPage(language);
        page.head(page.text("missing.title"), "", false);
        page.add("<section class=\"card\"><p>").escaped(page.text("missing.text"));
        page.add("</p></section>");
        return page.end();
    }

    private void head(String title, String organisation, boolean hasLanguages) {
        add("<!DOCTYPE html><html lang=\"").add(language.code()).add("\" dir=\"");
        add(language.isRightToLeft() ? "rtl" : "ltr").add("\"><head><meta charset=\"utf-8\">");
        add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        add("<meta name=\"robots\" content=\"noindex\"><title>").escaped(title);
        add(
                "</title><link rel=\"stylesheet\" href=\"style.css\"></head><body><header><div class=\"wide\">");
        add("<p class=\"from\"><bdi>").escaped(organisation).add("</bdi></p>");
        if (hasLanguages) {
            languages();
        }
        add("</div></header><main class=\"wide\"><h1>").escaped(title).add("</h1>");
    }

    private String end() {
        return add("</main></body></html>").html.toString();
    }

    private void languages() {
        add("<nav aria-label=\"").escaped(text("languages")).add("\"><ul>");
        for (var each : Language.values()) {
            add("<li><a href=\"?lang=").add(each.code()).add("\" lang=\"").add(each.code());
            add("\" hreflang=\"").add(each.code()).add("\"");
            add(each == language ? " aria-current=\"true\">" : ">");
            escaped(each.locale().getDisplayLanguage(each.locale())).add("</a></li>");
        }
        add("</ul></nav>");
    }

    private void notice(String key, boolean isTrouble) {
        if (key != null && words.containsKey(key)) {
            add("<p class=\"").add(isTrouble ? "trouble" : "done").add("\" role=\"");
            add(isTrouble ? "alert" : "status").add("\">").escaped(text(key)).add("</p>");
        }
    }

    private void summary(AnswerSheet sheet) {
        add("<section class=\"card about\"><ul class=\"events\">");
        for (var event : sheet.events()) {
            add("<li><h2><bdi>").escaped(event.title(language)).add("</bdi></h2><p>");
            escaped(event.dates(language)).add("<br><bdi>").escaped(event.place(language));
            add("</bdi></p>");
            if (sheet.isOver(event)) {
                add("<p class=\"soft\">").escaped(text("ended")).add("</p>");
            }
            add("</li>");
        }
        add("</ul><dl>");
        fact("recipient", sheet.recipientName(), "");
        fact("deadline", sheet.deadline().in(language), "");
        fact("answer", text("answer." + sheet.answer()), sheet.answer().name());
        add("</dl>");
        switch (sheet.phase()) {
            case OPEN -> {}
            case LATE -> add("<p class=\"told\">").escaped(text("late")).add("</p>");
            case OVER -> add("<p class=\"told\">").escaped(text("over")).add("</p>");
        }
        add("</section>");
    }

    /** Seats that came free and wait for an answer. */
    private void offers(AnswerSheet sheet) {
        for (var offer : sheet.offers()) {
            add("<section class=\"card about\"><h2>").escaped(text("offer")).add("</h2><p>");
            sheet.events().stream()
                    .filter(event -> event.id().equals(offer.event().value()))
                    .forEach(this::event);
            add("</p><dl>");
            fact("offer.officer", offer.officer(), "");
            fact(
                    "offer.until",
                    new Deadline(offer.expiresAt(), sheet.deadline().zone()).in(language),
                    "");
            add("</dl><div class=\"acts\">");
            offer("accept-offer", offer, sheet, "");
            offer("decline-offer", offer, sheet, "quiet");
            add("</div></section>");
        }
    }

    private void offer(String action, OfferSummary offer, AnswerSheet sheet, String style) {
        open(action, sheet);
        hidden("offer", offer.id().toString());
        button(action, style);
        add("</form>");
    }

    private void fact(String key, String value, String tone) {
        add("<div><dt>").escaped(text(key)).add("</dt><dd><bdi class=\"").add(tone).add("\">");
        escaped(value).add("</bdi></dd></div>");
    }

    private void event(InvitedEvent event) {
        add("<bdi>").escaped(event.title(language)).add("</bdi> <small>");
        escaped(event.dates(language)).add("</small>");
    }

    private void nominate(AnswerSheet sheet, AnswerForm form) {
        add("<section class=\"card\"><h2>").escaped(text("nominate")).add("</h2><p>");
        escaped(text("nominate.help")).add("</p>");
        open("nominate", sheet);
        for (var e = 0; e < sheet.events().size(); e++) {
            if (!sheet.isOver(sheet.events().get(e))) {
                add("<fieldset><legend>");
                event(sheet.events().get(e));
                add("</legend>");
                for (var r = 0; r < form.rows(e); r++) {
                    officer(AnswerForm.name(e, r), r, form);
                }
                add("</fieldset>");
            }
        }
        button("nominate.send", "");
        add("</form></section>");
    }

    /** The first officer's fields, and further ones folded away until they are wanted. */
    private void officer(String row, int rank, AnswerForm form) {
        var name = MessageFormat.format(text("priority"), rank + 1);
        add("<details").add(rank == 0 || form.isTyped(row) ? " open" : "").add("><summary>");
        escaped(name).add("</summary><div class=\"officer\" role=\"group\" aria-label=\"");
        escaped(name).add("\">");
        fields(row, form);
        add("</div></details>");
    }

    private void fields(String row, AnswerForm form) {
        input("givenName", row, "text", 100, form);
        input("familyName", row, "text", 100, form);
        input("email", row, "email", 254, form);
        input("position", row, "text", 160, form);
        select("sex", row, form.value("sex" + row), "", "F", "M", "X");
        select("funding", row, form.value("funding" + row), "SPONSORED", "SELF_FUNDED");
    }

    private void input(String field, String row, String type, int most, AnswerForm form) {
        var id = field + row;
        var error = form.error(id);
        add("<p><label for=\"").add(id).add("\">").escaped(text("field." + field));
        add("</label><input id=\"").add(id).add("\" name=\"").add(id).add("\" type=\"").add(type);
        add("\" dir=\"").add(type.equals("email") ? "ltr" : "auto").add("\" maxlength=\"");
        add(Integer.toString(most)).add("\" autocomplete=\"off\" value=\"");
        escaped(form.value(id)).add("\"");
        if (error != null) {
            add(" aria-invalid=\"true\" aria-describedby=\"").add(id).add("-error\"");
        }
        add(">");
        if (error != null) {
            add("<span class=\"error\" id=\"").add(id).add("-error\">");
            escaped(text("error." + error)).add("</span>");
        }
        add("</p>");
    }

    private void select(String field, String row, String chosen, String... options) {
        var id = field + row;
        add("<p><label for=\"").add(id).add("\">").escaped(text("field." + field));
        add("</label><select id=\"").add(id).add("\" name=\"").add(id).add("\">");
        for (var option : options) {
            add("<option value=\"").add(option).add(option.equals(chosen) ? "\" selected>" : "\">");
            escaped(text(field + "." + option)).add("</option>");
        }
        add("</select></p>");
    }

    private void decline(AnswerSheet sheet, AnswerForm form) {
        add("<section class=\"card\"><h2>").escaped(text("decline")).add("</h2>");
        open("decline", sheet);
        add("<p><label for=\"note\">").escaped(text("decline.note"));
        add("</label><textarea id=\"note\" name=\"note\" rows=\"3\" maxlength=\"1000\">");
        escaped(form.value("note")).add("</textarea></p>");
        button("decline.send", "quiet");
        add("</form></section>");
    }

    private void late(AnswerSheet sheet, AnswerForm form) {
        for (var event : sheet.events()) {
            roll(sheet, event, sheet.isOver(event) ? null : form);
        }
    }

    private void rolls(AnswerSheet sheet, Predicate<InvitedEvent> shown) {
        sheet.events().stream().filter(shown).forEach(event -> roll(sheet, event, null));
    }

    /** Who was put forward for an event; with a form where that can still be changed. */
    private void roll(AnswerSheet sheet, InvitedEvent event, AnswerForm form) {
        var officers = AnswerForm.active(sheet, event);
        if (officers.isEmpty()) {
            return;
        }
        add("<section class=\"card\"><h2>");
        event(event);
        add("</h2><ol class=\"roll\">");
        for (var officer : officers) {
            add("<li>");
            person(officer);
            if (form != null) {
                change(sheet, officer, form);
            }
            add("</li>");
        }
        add("</ol></section>");
    }

    private void change(AnswerSheet sheet, NominationSummary officer, AnswerForm form) {
        if (officer.selection() == SelectionState.REFUSED) {
            return;
        }
        var row = "-" + officer.id();
        add("<div class=\"acts\">");
        open("withdraw", sheet);
        hidden("nomination", officer.id().toString());
        button("withdraw", "quiet");
        add("</form><details").add(form.isTyped(row) ? " open" : "").add("><summary>");
        escaped(text("substitute")).add("</summary>");
        open("substitute", sheet);
        hidden("nomination", officer.id().toString());
        add("<div class=\"officer\">");
        fields(row, form);
        add("</div>");
        button("substitute.send", "");
        add("</form></details></div>");
    }

    private void person(NominationSummary officer) {
        add("<p><strong><bdi>")
                .escaped(officer.name())
                .add("</bdi></strong> <span class=\"soft\"><bdi>");
        escaped(officer.position()).add("</bdi></span> <span class=\"chip ");
        add(officer.selection().name()).add("\">");
        escaped(text("selection." + officer.selection())).add("</span></p>");
    }

    private void open(String action, AnswerSheet sheet) {
        add("<form method=\"post\" accept-charset=\"utf-8\" novalidate>");
        hidden("action", action);
        hidden("version", Long.toString(sheet.version()));
        hidden("lang", language.code());
    }

    private void hidden(String name, String value) {
        add("<input type=\"hidden\" name=\"")
                .add(name)
                .add("\" value=\"")
                .escaped(value)
                .add("\">");
    }

    private void button(String key, String style) {
        add("<p><button type=\"submit\" class=\"").add(style).add("\">").escaped(text(key));
        add("</button></p>");
    }

    private String text(String key) {
        return words.containsKey(key) ? words.getString(key) : key;
    }

    private AnswerPage add(String markup) {
        html.append(markup);
        return this;
    }

    private AnswerPage escaped(String value) {
        var shown = value == null ? "" : value;
        for (var i = 0; i < shown.length(); i++) {
            var c = shown.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(c);
            }
        }
        return this;
    }
}
