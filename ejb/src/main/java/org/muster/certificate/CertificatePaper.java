package org.muster.certificate;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.stream.Collectors;
import org.muster.invitation.InvitedEvent;
import org.muster.letter.Letterhead;
import org.muster.shared.Language;
import org.muster.shared.Paper;
import org.muster.shared.QrCode;
import org.muster.shared.Sha256;

/**
 * A certificate as it is handed over: one page on letterhead in its holder's language and
 * direction, with a code that leads to the page where anybody checks it. Days are counted by
 * halves.
 *
 * @param issuedOn the day of issue where the organisation sits
 * @param address where it is checked; no part of what it states
 */
record CertificatePaper(
        String number,
        int revision,
        Language language,
        Holder holder,
        InvitedEvent event,
        int halfDays,
        int halfDaysOf,
        LocalDate issuedOn,
        String address) {
    private static final String STYLE =
            """
            @page { size: A4 landscape; margin: 12mm 20mm; }
            body { font: 12pt/1.35 Paper, Wide, Han; color: #1b2730; direction: %1$s; text-align: center; }
            .head { border-bottom: 1.2pt solid #0b3954; padding-bottom: 3mm; margin-bottom: 6mm; }
            .head img { height: 16mm; }
            .head .name { font-size: 14pt; font-weight: 700; color: #0b3954; }
            h1 { font-size: 28pt; margin: 0 0 5mm 0; color: #0b3954; }
            p { margin: 0 0 2mm 0; }
            .who { font-size: 22pt; font-weight: 700; margin-top: 3mm; }
            .what { font-size: 16pt; font-weight: 700; margin-top: 3mm; }
            table { width: 100%%; margin-top: 5mm; border-collapse: collapse; }
            td { vertical-align: bottom; text-align: %2$s; font-size: 9pt; color: #3c4852; padding: 0; }
            td.code { width: 38mm; }
            td.code img { width: 34mm; height: 34mm; }
            td.sign { width: 80mm; color: #1b2730; font-size: 10.5pt; }
            """;

    /** What its words rest on; the same facts make the same hash, however they are laid out. */
    String sha256() {
        return Sha256.of(
                String.join(
                        "\n",
                        number,
                        Integer.toString(revision),
                        language.code(),
                        holder.name(),
                        holder.nativeName(),
                        holder.administration(),
                        event.title(language),
                        event.from() + "/" + event.to(),
                        event.venue() + "/" + event.city() + "/" + event.countryIso(),
                        halfDays + "/" + halfDaysOf));
    }

    byte[] print(Letterhead head) {
        return Paper.print(html(head));
    }

    /** Half days as days in a language: 2.5. */
    static String days(int halves, Language language) {
        return NumberFormat.getNumberInstance(language.written())
                .format(BigDecimal.valueOf(halves * 5L, 1));
    }

    private String html(Letterhead head) {
        var rightToLeft = language.isRightToLeft();
        var direction = rightToLeft ? "rtl" : "ltr";
        return """
        <html lang="%s" dir="%s"><head><title>%s</title><meta name="subject" content="%s" /><style>%s</style></head><body>
        <div class="head">%s<div class="name">%s</div></div><h1>%3$s</h1>%s%s</body></html>"""
                .formatted(
                        language.code(),
                        direction,
                        word("title"),
                        Paper.escaped(number),
                        STYLE.formatted(direction, rightToLeft ? "right" : "left"),
                        logo(head),
                        Paper.escaped(head.organisation()),
                        said(head),
                        foot(head));
    }

    private String said(Letterhead head) {
        var nativeName =
                holder.nativeName().isEmpty()
                        ? ""
                        : "<p>" + Paper.escaped(holder.nativeName()) + "</p>";
        return """
        <p>%s</p><p class="who">%s</p>%s<p>%s</p><p>%s</p><p class="what">%s</p><p>%s</p><p>%s</p><p>%s</p>"""
                .formatted(
                        word("certifies", head.organisation()),
                        Paper.escaped(holder.name()),
                        nativeName,
                        Paper.escaped(holder.administration()),
                        word("attended"),
                        Paper.escaped(event.title(language)),
                        Paper.escaped(event.dates(language)),
                        Paper.escaped(event.place(language)),
                        word("days", days(halfDays, language), days(halfDaysOf, language)));
    }

    private String foot(Letterhead head) {
        return """
        <table><tr><td class="code"><img alt="%s" src="%s" /></td><td>%s<br />%s<br />%s</td><td class="sign">%s</td></tr></table>"""
                .formatted(
                        word("code"),
                        QrCode.of(address),
                        word("number", revision > 1 ? number + " / " + revision : number),
                        word("issued", day(issuedOn)),
                        word("code"),
                        lines(head.signature()));
    }

    private static String logo(Letterhead head) {
        return head.logo().isEmpty()
                ? ""
                : "<img src=\"%s\" alt=\"%s\" />"
                        .formatted(head.logo(), Paper.escaped(head.organisation()));
    }

    private static String lines(List<String> lines) {
        return lines.stream().map(Paper::escaped).collect(Collectors.joining("<br />"));
    }

    private String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .localizedBy(language.written())
                .format(day);
    }

    private String word(String key, Object... values) {
        var pattern = language.words("org.muster.certificate.paper").getString(key);
        return Paper.escaped(new MessageFormat(pattern, language.written()).format(values));
    }
}
