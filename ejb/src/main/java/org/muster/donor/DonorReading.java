package org.muster.donor;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.muster.reporting.CertifiedStatements;
import org.muster.reporting.Rendering;
import org.muster.reporting.StatementFigures;
import org.muster.reporting.StatementFormat;
import org.muster.reporting.StatementId;
import org.muster.reporting.StatementSummary;
import org.muster.shared.Language;

/**
 * The door behind the link in a statement's letter. Whoever holds the link reads what was certified
 * of the donor's agreements; a link that opens nothing, and a statement of another donor, are not
 * found, the one like the other. Reading changes nothing.
 */
@Stateless
@PermitAll
public class DonorReading {
    @Inject private DonorLinks links;
    @Inject private StatementCopies copies;
    @Inject private CertifiedStatements statements;

    /**
     * What lies behind a link.
     *
     * @param told the statement the letter told of
     * @param language the one the contact is written to in
     * @param statements all of the donor's, the latest period and version first
     */
    public record Opened(
            StatementId told,
            Language language,
            Instant openUntil,
            List<StatementSummary> statements) {}

    public Opened open(String token) {
        var reader = links.behind(token);
        return new Opened(
                reader.statement(),
                copies.language(reader.contact()),
                reader.openUntil(),
                statements.of(reader.donor()));
    }

    public StatementFigures figures(String token, StatementId id) {
        return statements.figures(id, links.behind(token).donor());
    }

    public Rendering rendering(String token, StatementId id, StatementFormat format) {
        return statements.rendering(id, format, links.behind(token).donor());
    }
}
