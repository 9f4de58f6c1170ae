package org.muster.reporting;

import java.util.Optional;
import org.muster.reporting.StatementPaper.Certificate;
import org.muster.shared.Paper;

/**
 * Renders a version from frozen texts and nothing else: its own, and the one of the version before
 * for what changed since; the paper names those who vouched for it. So it can be printed again at
 * any time, by anybody who doubts the bytes.
 */
final class StatementPrinting {
    private StatementPrinting() {}

    static byte[] of(
            StatementFormat format,
            DonorStatement statement,
            Optional<DonorStatement> before,
            Certificate certificate) {
        var figures = FrozenFigures.read(statement.figures());
        var version = statement.statementVersion();
        var since =
                before.map(
                        earlier ->
                                StatementDifference.between(
                                        FrozenFigures.read(earlier.figures()), figures));
        return switch (format) {
            case CSV -> StatementCsv.render(statement.id(), version, figures);
            case JOURNAL -> StatementJournal.journal(figures);
            case BEANCOUNT -> StatementJournal.beancount(figures);
            case IATI -> StatementIati.render(figures);
            case XLSX -> StatementWorkbook.render(version, statement.sha256(), figures, since);
            case PDF ->
                    Paper.print(
                            new StatementPaper(
                                            version,
                                            statement.sha256(),
                                            figures,
                                            since,
                                            certificate)
                                    .html());
        };
    }
}
