package org.muster.nomination.web;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.muster.invitation.InvitedEvent;
import org.muster.shared.Language;

/**
 * Writes the pages behind the links that letters carry: plain HTML that works on a slow line,
 * without script, cookie or web font and with a screen reader. Everything that comes from outside
 * is written as text. Marks that HTML lets go are left out: forty officers fit into 50 KB.
 */
public abstract class LinkPage {
    private static final String COMMON = "org.muster.nomination.web.answer";

    protected final Language language;
    private final List<ResourceBundle> words;
    private final StringBuilder html = new StringBuilder(16_000);

    /**
     * @param own the bundles of the page's own words, which come before those of every such page
     */
    protected LinkPage(Language language, String... own) {
        this.language = language;
        words = Stream.concat(Stream.of(own), Stream.of(COMMON)).map(this::bundle).toList();
    }

    private ResourceBundle bundle(String name) {
        return ResourceBundle.getBundle(
                name,
                language.locale(),
                LinkPage.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** What a forged, revoked or mistyped link shows, or a form that is not read: no more. */
    static String plain(Language language, String what) {
        var page = new LinkPage(language) {};
        page.head(page.text(what + ".title"), "", false);
        page.add("<section class=\"card\"><p>").escaped(page.text(what + ".text"));
        page.add("</p></section>");
        return page.end();
    }

    protected final void head(String title, String organisation, boolean hasLanguages) {
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

    protected final String end() {
        return add("</main></body></html>").html.toString();
    }

    /**
     * What of the page's address stays when another language is chosen; most pages have nothing.
     */
    protected String kept() {
        return "";
    }

    private void languages() {
        add("<nav aria-label=\"").escaped(text("languages")).add("\"><ul>");
        for (var each : Language.values()) {
            add("<li><a href=\"?lang=").add(each.code()).add(kept());
            add("\" lang=\"").add(each.code());
            add("\" hreflang=\"").add(each.code()).add("\"");
            add(each == language ? " aria-current=\"true\">" : ">");
            escaped(each.locale().getDisplayLanguage(each.locale())).add("</a></li>");
        }
        add("</ul></nav>");
    }

    protected final void notice(String key, boolean isTrouble) {
        if (key != null && has(key)) {
            add("<p class=\"").add(isTrouble ? "trouble" : "done").add("\" role=\"");
            add(isTrouble ? "alert" : "status").add("\">").escaped(text(key)).add("</p>");
        }
    }

    /** An event's title, marked as what it is where it exists in another language only. */
    public final LinkPage title(InvitedEvent event) {
        var shown = event.titleLanguage(language);
        add("<bdi");
        if (shown != language) {
            add(" lang=\"").add(shown.code()).add("\"");
        }
        return add(">").escaped(event.title(language)).add("</bdi>");
    }

    /** Says, in the language asked for, that a text is not to be had in it. */
    protected final void fallback(InvitedEvent event) {
        var shown = event.titleLanguage(language);
        if (shown != language) {
            add("<p class=\"soft\">").escaped(text("fallback", named(language), named(shown)));
            add("</p>");
        }
    }

    /** A language by its English name and its own. */
    private static String named(Language each) {
        var own = each.locale().getDisplayLanguage(each.locale());
        return each.locale().getDisplayLanguage(Locale.ENGLISH)
                + " : "
                + (each == Language.ES ? "Español" : own);
    }

    protected final void fact(String key, String value, String tone) {
        add("<div><dt>").escaped(text(key)).add("</dt><dd><bdi class=\"").add(tone).add("\">");
        escaped(value).add("</bdi></dd></div>");
    }

    /**
     * A field with its label around it.
     *
     * @param attributes further ones, e.g. its type and greatest length
     * @param error the key of what is wrong with it, or null
     */
    protected final void input(
            String label, String name, String attributes, String value, String error) {
        add(error == null ? "<label>" : "<p><label>").escaped(text(label)).add("<input name=");
        add(name).add(attributes.isEmpty() ? "" : " ").add(attributes);
        if (!value.isEmpty()) {
            add(" value=\"").escaped(value).add("\"");
        }
        wrong(name, error);
        add("></label>");
        explain(name, error);
    }

    protected final void wrong(String name, String error) {
        if (error != null) {
            add(" id=\"").add(name).add("\" aria-invalid=\"true\" aria-describedby=\"");
            add(name).add("-error\"");
        }
    }

    protected final void explain(String name, String error) {
        if (error != null) {
            add("<span class=\"error\" id=\"").add(name).add("-error\">");
            escaped(text("error." + error)).add("</span></p>");
        }
    }

    /** A choice of one; each option's word stands under the label's key and its own. */
    protected final void select(String field, String name, String chosen, String... options) {
        add("<label>").escaped(text("field." + field)).add("<select name=").add(name);
        add(">");
        for (var option : options) {
            add("<option value=").add(option.isEmpty() ? "\"\"" : option);
            add(option.equals(chosen) ? " selected>" : ">").escaped(text(field + "." + option));
        }
        add("</select></label>");
    }

    protected final void tick(String label, String name, String value, boolean isTicked) {
        add("<label class=tick><input type=checkbox name=").add(name).add(" value=").add(value);
        add(isTicked ? " checked>" : ">").escaped(text(label)).add("</label>");
    }

    protected final void open(String action, long version) {
        add("<form method=\"post\" accept-charset=\"utf-8\" autocomplete=\"off\" novalidate>");
        hidden("action", action);
        hidden("version", Long.toString(version));
        hidden("lang", language.code());
    }

    protected final void hidden(String name, String value) {
        add("<input type=\"hidden\" name=\"")
                .add(name)
                .add("\" value=\"")
                .escaped(value)
                .add("\">");
    }

    protected final void button(String key, String style) {
        add("<p><button type=\"submit\" class=\"").add(style).add("\">").escaped(text(key));
        add("</button></p>");
    }

    private boolean has(String key) {
        return words.stream().anyMatch(bundle -> bundle.containsKey(key));
    }

    protected final String text(String key) {
        return words.stream()
                .filter(bundle -> bundle.containsKey(key))
                .findFirst()
                .map(bundle -> bundle.getString(key))
                .orElse(key);
    }

    /** A sentence with places. */
    protected final String text(String key, Object... values) {
        return new MessageFormat(text(key), language.written()).format(values);
    }

    public final LinkPage add(String markup) {
        html.append(markup);
        return this;
    }

    /** A text in whatever direction its own letters run. */
    public final LinkPage bidi(String value) {
        return add("<bdi>").escaped(value).add("</bdi>");
    }

    public final LinkPage escaped(String value) {
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
