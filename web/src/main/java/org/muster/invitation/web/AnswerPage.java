package org.muster.invitation.web;

import java.text.MessageFormat;
import java.util.ResourceBundle;
import org.muster.invitation.AnswerSheet;
import org.muster.invitation.InvitedEvent;
import org.muster.invitation.NominationSummary;
import org.muster.invitation.SelectionState;
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
                        "org.muster.invitation.web.answer",
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
        page.head(page.text("title"), sheet.organisation());
        page.languages();
        page.notice(notice, isTrouble);
        page.summary(sheet);
        switch (sheet.phase()) {
            case OPEN -> {
                page.nominate(sheet, form);
                page.decline(sheet, form);
            }
            case LATE -> page.late(sheet, form);
            case OVER -> page.shown(sheet);
        }
        return page.end();
    }

    /** What a forged, revoked or mistyped link shows; it does not tell which. */
    static String missing(Language language) {
        var page = new AnswerPage(language);
        page.head(page.text("missing.title"), "");
        page.add("<p>").escaped(page.text("missing.text")).add("</p>");
        return page.end();
    }

    private void head(String title, String organisation) {
        add("<!DOCTYPE html><html lang=\"").add(language.code()).add("\" dir=\"");
        add(language.isRightToLeft() ? "rtl" : "ltr").add("\"><head><meta charset=\"utf-8\">");
        add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        add("<meta name=\"robots\" content=\"noindex\"><title>").escaped(title);
        add("</title><link rel=\"stylesheet\" href=\"style.css\"></head><body><header><p>");
        escaped(organisation).add("</p></header><main><h1>").escaped(title).add("</h1>");
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
        add("<dl><dt>").escaped(text("recipient")).add("</dt><dd>");
        escaped(sheet.recipientName()).add("</dd><dt>").escaped(text("deadline"));
        add("</dt><dd>").escaped(sheet.deadline().in(language)).add("</dd><dt>");
        escaped(text("answer")).add("</dt><dd>");
        escaped(text("answer." + sheet.answer())).add("</dd></dl>");
        if (sheet.phase() == AnswerSheet.Phase.LATE) {
            add("<p>").escaped(text("late")).add("</p>");
        }
        if (sheet.phase() == AnswerSheet.Phase.OVER) {
            add("<p>").escaped(text("over")).add("</p>");
        }
    }

    private void event(InvitedEvent event) {
        escaped(event.title(language)).add("<br><small>").escaped(event.dates(language));
        add(" · ").escaped(event.place(language)).add("</small>");
    }

    private void nominate(AnswerSheet sheet, AnswerForm form) {
        add("<section><h2>").escaped(text("nominate")).add("</h2><p>");
        escaped(text("nominate.help")).add("</p>");
        open("nominate", sheet);
        for (var e = 0; e < sheet.events().size(); e++) {
            add("<fieldset><legend>");
            event(sheet.events().get(e));
            add("</legend>");
            for (var r = 0; r < form.rows(e); r++) {
                add("<fieldset class=\"officer\"><legend>");
                escaped(MessageFormat.format(text("priority"), r + 1)).add("</legend>");
                fields(AnswerForm.name(e, r), form);
                add("</fieldset>");
            }
            add("</fieldset>");
        }
        button("nominate.send", "");
        add("</form></section>");
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
        add("\" maxlength=\"").add(Integer.toString(most)).add("\" value=\"");
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
        add("<section><h2>").escaped(text("decline")).add("</h2>");
        open("decline", sheet);
        add("<p><label for=\"note\">").escaped(text("decline.note"));
        add("</label><textarea id=\"note\" name=\"note\" rows=\"3\" maxlength=\"1000\">");
        escaped(form.value("note")).add("</textarea></p>");
        button("decline.send", "quiet");
        add("</form></section>");
    }

    private void late(AnswerSheet sheet, AnswerForm form) {
        for (var e = 0; e < sheet.events().size(); e++) {
            add("<section><h2>");
            event(sheet.events().get(e));
            add("</h2><ol>");
            for (var officer : AnswerForm.active(sheet, e)) {
                add("<li>");
                person(officer);
                change(sheet, officer, form);
                add("</li>");
            }
            add("</ol></section>");
        }
    }

    private void change(AnswerSheet sheet, NominationSummary officer, AnswerForm form) {
        if (officer.selection() == SelectionState.REFUSED) {
            return;
        }
        var row = "-" + officer.id();
        open("withdraw", sheet);
        hidden("nomination", officer.id().toString());
        button("withdraw", "quiet");
        add("</form><details><summary>").escaped(text("substitute")).add("</summary>");
        open("substitute", sheet);
        hidden("nomination", officer.id().toString());
        fields(row, form);
        button("substitute.send", "");
        add("</form></details>");
    }

    private void shown(AnswerSheet sheet) {
        for (var e = 0; e < sheet.events().size(); e++) {
            add("<section><h2>");
            event(sheet.events().get(e));
            add("</h2><ol>");
            for (var officer : AnswerForm.active(sheet, e)) {
                add("<li>");
                person(officer);
                add("</li>");
            }
            add("</ol></section>");
        }
    }

    private void person(NominationSummary officer) {
        add("<p><strong>").escaped(officer.name()).add("</strong> ");
        escaped(officer.position()).add(" · ").escaped(text("selection." + officer.selection()));
        add("</p>");
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
