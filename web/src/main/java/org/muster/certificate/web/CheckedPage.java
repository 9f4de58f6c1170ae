package org.muster.certificate.web;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.muster.certificate.CertificateChecking.Checked;
import org.muster.nomination.web.LinkPage;
import org.muster.shared.Language;
import org.muster.web.Formats;

/** Writes what anybody who scans a certificate's code is told of it. */
final class CheckedPage extends LinkPage {
    private CheckedPage(Language language) {
        super(language, "org.muster.certificate.web.certificate");
    }

    static String unknown(Language language) {
        var page = new CheckedPage(language);
        page.head(page.text("certificate.unknown"), "", true);
        page.notice("certificate.UNKNOWN", true);
        return page.end();
    }

    static String of(Checked checked, String token, Language language) {
        var page = new CheckedPage(language);
        page.head(page.text("certificate.title"), checked.organisation(), true);
        var standing = standing(checked);
        page.notice("certificate." + standing, !standing.equals("VALID"));
        page.facts(checked);
        if (checked.hasPaper()) {
            page.add("<p><a href=\"").escaped(token).add("?paper=pdf\">");
            page.escaped(page.text("certificate.paper")).add("</a></p>");
        }
        return page.end();
    }

    private static String standing(Checked checked) {
        if (checked.isRevoked()) {
            return "REVOKED";
        }
        if (checked.isUnearned()) {
            return "UNEARNED";
        }
        return checked.isReplaced() ? "REPLACED" : "VALID";
    }

    private void facts(Checked checked) {
        add("<section class=\"card about\"><h2>");
        title(checked.event()).add("</h2>");
        fallback(checked.event());
        add("<p><bdi>").escaped(checked.event().place(language)).add("</bdi></p><dl>");
        if (checked.name() == null) {
            fact("certificate.name", text("certificate.erased"), "");
        } else {
            fact("certificate.name", checked.name(), "");
        }
        fact("certificate.dates", checked.event().dates(language), "");
        fact("certificate.days", days(checked), "");
        fact("certificate.number", number(checked), "");
        fact("certificate.issued", day(checked.issuedOn()), "");
        add("</dl>");
        if (!checked.isAsIssued() && checked.name() != null) {
            add("<p class=\"soft\">").escaped(text("certificate.corrected")).add("</p>");
        }
        add("</section>");
    }

    private String days(Checked checked) {
        return text(
                "certificate.of",
                Formats.halfDays(checked.halfDays(), language.written()),
                Formats.halfDays(checked.halfDaysOf(), language.written()));
    }

    private static String number(Checked checked) {
        return checked.revision() == 1
                ? checked.number()
                : checked.number() + " / " + checked.revision();
    }

    private String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .localizedBy(language.written())
                .format(day);
    }
}
