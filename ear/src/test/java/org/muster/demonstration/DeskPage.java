package org.muster.demonstration;

import java.util.List;

/** The operator's page as HTML. */
final class DeskPage {
    static final String STYLE =
            """
            :root { --ink: #14242e; --quiet: #51646f; --line: #d4dde2; --paper: #f5f8f9; --deep: #0b4f5c; --warm: #b25e00; }
            * { box-sizing: border-box; }
            body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
            header { background: var(--deep); color: #fff; padding: 1.5rem max(1rem, calc(50% - 26rem)); border-bottom: 4px solid var(--warm); }
            header p { margin: 0; } header .clock { font-size: 1.6rem; font-weight: 600; }
            header a { color: #fff; }
            main { max-width: 52rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
            ol { list-style: none; margin: 1rem 0; padding: 0; counter-reset: act; }
            li.act { counter-increment: act; display: grid; grid-template-columns: 2.5rem 1fr auto; gap: .25rem 1rem; align-items: center;
              background: #fff; border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; margin-bottom: .75rem; }
            li.act::before { content: counter(act); font-weight: 700; color: var(--deep); font-size: 1.25rem; }
            h1 { font-size: 1rem; font-weight: 600; margin: 0 0 .25rem; } h2 { font-size: 1.05rem; margin: 0; }
            li p { margin: 0; color: var(--quiet); }
            button { font: inherit; font-weight: 600; color: #fff; background: var(--deep); border: 0; border-radius: .4rem;
              padding: .6rem 1.1rem; min-height: 44px; cursor: pointer; }
            button:hover { background: #083b45; } button:focus-visible, a:focus-visible { outline: 3px solid var(--warm); outline-offset: 2px; }
            .told { background: #fff; border-left: 4px solid var(--warm); padding: .75rem 1rem; margin: 0 0 1rem; }
            .told p { margin: .25rem 0; }
            @media (max-width: 34rem) { li.act { grid-template-columns: 2rem 1fr; } li.act form { grid-column: 2; } }
            """;

    private DeskPage() {}

    static String html(String clock, List<String[]> acts, List<String> told) {
        var rows = new StringBuilder();
        for (var act : acts) {
            rows.append(
                    """
                    <li class="act"><div><h2>%s</h2><p>%s</p></div>
                    <form method="post" action="act/%s"><button type="submit" aria-label="%s: do it">Do it</button></form></li>
                    """
                            .formatted(escaped(act[1]), escaped(act[2]), act[0], escaped(act[1])));
        }
        var lines = new StringBuilder();
        for (var line : told) {
            lines.append("<p>").append(escaped(line)).append("</p>");
        }
        return """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="UTF-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Muster: the demonstration</title><link rel="stylesheet" href="desk.css"></head>
        <body><header><h1>Muster, the demonstration</h1><p>The business clock stands at</p>
        <p class="clock">%s</p><p><a href="/muster/">To Muster</a></p></header>
        <main><p>Play in what other people would do. Do as much of it yourself in Muster as you like: what is done stays done.</p>
        <div class="told" role="status"%s>%s</div><ol>%s</ol></main></body></html>
        """
                .formatted(escaped(clock), told.isEmpty() ? " hidden" : "", lines, rows);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
