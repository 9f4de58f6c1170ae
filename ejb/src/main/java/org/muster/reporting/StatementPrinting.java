package org.muster.reporting;

import java.util.Optional;
import org.muster.reporting.StatementPaper.Certificate;
import org.muster.shared.Paper;

/**
 * Renders a version from frozen texts and nothing else: its own, and the one of the version before
 * for what changed since; the paper names those who vouched for it. So it can be printed again at
 * any time, by anybody who doubts the bytes. Both texts are read once, however much is rendered;
 * that of a version just frozen is not read at all, since its figures are at hand.
 */
final class StatementPrinting {
    private final DonorStatement statement;
    private final StatementFigures figures;
    private final Optional<StatementDifference> since;
    private final Certificate certificate;

    /**
     * @param figures what the statement's text says
     * @param certificate null as long as nobody vouched
     */
    StatementPrinting(
            DonorStatement statement,
            StatementFigures figures,
            Optional<DonorStatement> before,
            Certificate certificate) {
        this.statement = statement;
        this.figures = figures;
        this.certificate = certificate;
        since =
                before.map(
                        earlier ->
                                StatementDifference.between(
                                        FrozenFigures.read(earlier.figures()), figures));
    }

    StatementFigures figures() {
        return figures;
    }

    byte[] render(StatementFormat format) {
        var version = statement.statementVersion();
        var sha256 = statement.sha256();
        return switch (format) {
            case CSV -> StatementCsv.render(statement.id(), version, figures);
            case JOURNAL -> StatementJournal.journal(figures);
            case BEANCOUNT -> StatementJournal.beancount(figures);
            case IATI -> StatementIati.render(figures);
            case XLSX -> StatementWorkbook.render(version, sha256, figures, since);
            case PDF ->
                    Paper.print(
                            new StatementPaper(version, sha256, figures, since, certificate)
                                    .html());
        };
    }
}
