package org.muster.donor.web;

import java.util.List;
import org.muster.reporting.Rendering;
import org.muster.reporting.StatementFigures;
import org.muster.reporting.StatementFormat;
import org.muster.reporting.StatementId;
import org.muster.reporting.StatementSummary;
import org.muster.shared.Language;

/** The statements one reader may see, whichever door they came through. */
interface Shelf {
    /** What was certified, the latest period and version first. */
    List<StatementSummary> statements();

    StatementFigures figures(StatementId id);

    Rendering rendering(StatementId id, StatementFormat format);

    /** The one to show where none is asked for; null where there is none. */
    StatementId first();

    /** The reader's language; null where it is not known. */
    Language language();

    /** The page's own name, relative to its door. */
    String page();
}
