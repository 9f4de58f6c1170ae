package org.muster.nomination.web;

import java.util.function.Predicate;
import org.muster.invitation.Deadline;
import org.muster.invitation.InvitedEvent;
import org.muster.nomination.AnswerSheet;
import org.muster.nomination.NominationSummary;
import org.muster.nomination.OfferSummary;
import org.muster.nomination.SelectionState;
import org.muster.shared.Language;

/** The page behind an invitation's link, where officers are put forward in their order. */
final class AnswerPage extends LinkPage {
    private AnswerPage(Language language) {
        super(language);
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
        if ("stale".equals(notice)) {
            page.onRecord(sheet);
        }
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

    private void summary(AnswerSheet sheet) {
        add("<section class=\"card about\"><ul class=\"events\">");
        for (var event : sheet.events()) {
            add("<li><h2>");
            title(event).add("</h2>");
            fallback(event);
            add("<p>");
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
        open(action, sheet.version());
        hidden("offer", offer.id().toString());
        button(action, style);
        add("</form>");
    }

    private void event(InvitedEvent event) {
        title(event).add(" <small>").escaped(event.dates(language)).add("</small>");
    }

    /** What was received meanwhile, beside what was typed on a page opened before. */
    private void onRecord(AnswerSheet sheet) {
        add("<section class=\"card\"><h2>").escaped(text("on.record")).add("</h2><p>");
        escaped(text("answer." + sheet.answer())).add("</p>");
        for (var event : sheet.events()) {
            var officers = AnswerForm.active(sheet, event);
            if (!officers.isEmpty()) {
                add("<h3>");
                event(event);
                add("</h3><ol class=\"roll\">");
                officers.forEach(
                        officer -> {
                            add("<li>");
                            person(officer);
                            add("</li>");
                        });
                add("</ol>");
            }
        }
        add("</section>");
    }

    private void nominate(AnswerSheet sheet, AnswerForm form) {
        add("<section class=\"card\"><h2>").escaped(text("nominate")).add("</h2><p>");
        escaped(text("nominate.help")).add("</p>");
        open("nominate", sheet.version());
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
        var name = text("priority", rank + 1);
        add("<details").add(rank == 0 || form.isTyped(row) ? " open" : "").add("><summary>");
        escaped(name).add("</summary><div class=officer>");
        fields(row, form);
        add("</div></details>");
    }

    private void fields(String row, AnswerForm form) {
        input("givenName", row, "maxlength=100", form);
        input("familyName", row, "maxlength=100", form);
        input("nativeName", row, "maxlength=200", form);
        input("email", row, "type=email maxlength=254", form);
        input("position", row, "maxlength=160", form);
        select("sex", "sex" + row, form.value("sex" + row), "", "F", "M", "X");
        var funding = "funding" + row;
        tick("field.selfFunded", funding, "SELF_FUNDED", form.value(funding).equals("SELF_FUNDED"));
    }

    private void input(String field, String row, String attributes, AnswerForm form) {
        var name = field + row;
        input("field." + field, name, attributes, form.value(name), form.error(name));
    }

    private void decline(AnswerSheet sheet, AnswerForm form) {
        add("<section class=\"card\"><h2>").escaped(text("decline")).add("</h2>");
        open("decline", sheet.version());
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
        open("withdraw", sheet.version());
        hidden("nomination", officer.id().toString());
        button("withdraw", "quiet");
        add("</form>");
        if (form.isTyped(row) || form.isReplacing(officer)) {
            replacement(sheet, officer, row, form);
        } else {
            add("<p><a href=\"?lang=").add(language.code()).add("&amp;replace=");
            add(officer.id().toString()).add("#replace\">").escaped(text("substitute"));
            add("</a></p>");
        }
        add("</div>");
    }

    /** Shown for the one officer asked about: a form for each would be too much for a slow line. */
    private void replacement(
            AnswerSheet sheet, NominationSummary officer, String row, AnswerForm form) {
        add("<section id=replace><h3>").escaped(text("substitute")).add("</h3>");
        open("substitute", sheet.version());
        hidden("nomination", officer.id().toString());
        add("<div class=officer>");
        fields(row, form);
        add("</div>");
        button("substitute.send", "");
        add("</form></section>");
    }

    private void person(NominationSummary officer) {
        add("<p><strong><bdi>")
                .escaped(officer.name())
                .add("</bdi></strong> <bdi>")
                .escaped(officer.nativeName())
                .add("</bdi> <span class=\"soft\"><bdi>");
        escaped(officer.position()).add("</bdi></span> <span class=\"chip ");
        add(officer.selection().name()).add("\">");
        escaped(text("selection." + officer.selection())).add("</span></p>");
    }
}
