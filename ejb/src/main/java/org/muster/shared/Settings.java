package org.muster.shared;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;

/**
 * What an installation decides: system properties <code>muster.*</code> of the server, written
 * there by the CLI scripts from the operator's one properties file. Times of the machinery are
 * seconds, so that tests can use short ones.
 */
@ApplicationScoped
public class Settings {

    /**
     * The address under which people reach Muster, without a trailing slash; letters' links start
     * with it.
     */
    public String publicBaseUrl() {
        return text("muster.public.url", "http://localhost:8080/muster").replaceAll("/+$", "");
    }

    /** The sender of every letter. */
    public String mailFrom() {
        return text("muster.mail.from", "capacity.building@muster.example");
    }

    /** Where mail servers report letters they could not deliver; it is on every envelope. */
    public String mailBounces() {
        return text("muster.mail.bounces", mailFrom());
    }

    /** Where recipients' answers go; empty where they go to the sender. */
    public String mailReplyTo() {
        return text("muster.mail.reply.to", "");
    }

    /** The organisation as letters and statements name it. */
    public String organisationName() {
        return text("muster.organisation", "Muster Secretariat");
    }

    /** Whose published rates the books are kept at, by its code: the UN's operational rates. */
    public String rateSource() {
        return text("muster.rates.source", "UNORE");
    }

    /** The organisation in IATI's register: by its channel code unless it has another. */
    public String organisationRef() {
        return text("muster.organisation.iati", "XM-DAC-47139");
    }

    /** Where the organisation keeps its days: periods and deadlines without a zone of their own. */
    public ZoneId zone() {
        return ZoneId.of(text("muster.zone", "Europe/Brussels"));
    }

    /**
     * By how much a heading of a budget may be exceeded where nobody says otherwise, in hundredths
     * of a per cent: 15 %, as in the practice of EU grants.
     */
    public int budgetFlexibility() {
        return number("muster.budget.flexibility.basis.points", 1_500);
    }

    /**
     * From what difference between a heading's budget and what was spent a statement needs a
     * reason, in hundredths of a per cent of the budget.
     */
    public int varianceThreshold() {
        return number("muster.statement.variance.basis.points", 1_500);
    }

    /** Files that must outlive the database's dumps: link keys, the installation's memory. */
    public Path dataDirectory() {
        var fallback = System.getProperty("jboss.server.data.dir", ".") + "/muster";
        return Path.of(text("muster.data.dir", fallback));
    }

    /** This server among those that share the database; the same again after every start. */
    public String nodeName() {
        return text("muster.node", System.getProperty("jboss.node.name", "muster"));
    }

    /**
     * Whether this installation tells the demonstration and therefore has a business clock that can
     * be moved.
     */
    public boolean isDemonstration() {
        return Boolean.parseBoolean(text("muster.demonstration", "false"));
    }

    public Duration seconds(String name, long fallback) {
        return Duration.ofSeconds(Long.parseLong(text(name, Long.toString(fallback))));
    }

    public int number(String name, int fallback) {
        return Integer.parseInt(text(name, Integer.toString(fallback)));
    }

    public String text(String name, String fallback) {
        var value = System.getProperty(name);
        return value == null || value.isBlank() ? fallback : value;
    }
}
