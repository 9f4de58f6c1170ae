package org.muster.letter;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.muster.shared.Language;
import org.muster.shared.Paper;

/**
 * A letter as an administration files it: on letterhead, with reference, date, addressee and
 * signature, in the letter's own language and direction. The same letter prints to the same bytes.
 *
 * @param reference what the recipient quotes in an answer
 * @param addressee who it is for, line by line
 * @param body plain paragraphs, an empty line between two of them
 */
public record FormalLetter(
        Language language,
        String reference,
        LocalDate date,
        List<String> addressee,
        String subject,
        String body) {
    private static final Pattern PARAGRAPH = Pattern.compile("\\R[ \\t]*\\R\\s*");
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]+");
    private static final String STYLE =
            """
            @page { size: A4; margin: 22mm 22mm 20mm 22mm;
              @bottom-center { content: counter(page) " / " counter(pages); font: 8pt Paper, Wide, Han; color: #5b6670; } }
            body { font: 10.5pt/1.45 Paper, Wide, Han; color: #1b2730; direction: %1$s; text-align: %2$s; }
            .head { border-bottom: 1.2pt solid #0b3954; padding-bottom: 3mm; margin-bottom: 8mm; color: #5b6670; font-size: 9pt; }
            .head img { height: 16mm; }
            .head .name { font-size: 14pt; font-weight: 700; color: #0b3954; }
            .facts { margin-bottom: 7mm; }
            .facts span { color: #5b6670; }
            .to { margin-bottom: 7mm; }
            h1 { font-size: 11.5pt; margin: 0 0 5mm 0; }
            p { margin: 0 0 4mm 0; }
            a { color: #0b3954; }
            .sign { margin-top: 12mm; page-break-inside: avoid; }
            """;

    public byte[] print(Letterhead head) {
        return Paper.print(html(head));
    }

    private String html(Letterhead head) {
        var rightToLeft = language.isRightToLeft();
        var words = language.words("org.muster.letter.paper");
        return """
        <html lang="%s" dir="%s"><head><title>%s</title><meta name="subject" content="%s" /><style>%s</style></head><body>
        <div class="head">%s<div class="name">%s</div>%s</div>
        <div class="facts"><span>%s</span> %s<br /><span>%s</span> %s</div>
        <div class="to">%s</div><h1>%s</h1>%s<div class="sign">%s</div></body></html>"""
                .formatted(
                        language.code(),
                        rightToLeft ? "rtl" : "ltr",
                        Paper.escaped(subject),
                        Paper.escaped(reference),
                        STYLE.formatted(
                                rightToLeft ? "rtl" : "ltr", rightToLeft ? "right" : "left"),
                        logo(head),
                        Paper.escaped(head.organisation()),
                        lines(head.address()),
                        words.getString("reference"),
                        Paper.escaped(reference),
                        words.getString("date"),
                        Paper.escaped(written()),
                        lines(addressee),
                        Paper.escaped(subject),
                        paragraphs(),
                        lines(head.signature()));
    }

    private static String logo(Letterhead head) {
        return head.logo().isEmpty()
                ? ""
                : "<img src=\"%s\" alt=\"%s\" />"
                        .formatted(head.logo(), Paper.escaped(head.organisation()));
    }

    private String written() {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .localizedBy(language.written())
                .format(date);
    }

    private String paragraphs() {
        return PARAGRAPH
                .splitAsStream(body.strip())
                .map(each -> "<p>" + lines(Arrays.asList(each.split("\\R"))) + "</p>")
                .collect(Collectors.joining());
    }

    private static String lines(List<String> lines) {
        return lines.stream().map(FormalLetter::linked).collect(Collectors.joining("<br />"));
    }

    /** Addresses of pages can be followed; everything else is what it says. */
    private static String linked(String line) {
        var out = new StringBuilder();
        var from = 0;
        var found = ADDRESS.matcher(line);
        while (found.find()) {
            var address = Paper.escaped(found.group());
            out.append(Paper.escaped(line.substring(from, found.start())));
            out.append("<a href=\"%1$s\" title=\"%1$s\">%1$s</a>".formatted(address));
            from = found.end();
        }
        return out.append(Paper.escaped(line.substring(from))).toString();
    }
}
