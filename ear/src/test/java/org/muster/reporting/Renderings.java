package org.muster.reporting;

import java.util.Optional;
import org.muster.shared.Paper;

/** What a server renders of frozen figures, rendered here, to see what each costs by itself. */
public final class Renderings {
    private static final String HASH = "0".repeat(64);

    private Renderings() {}

    public static StatementFigures read(String frozen) {
        return FrozenFigures.read(frozen);
    }

    public static byte[] csv(StatementFigures figures) {
        return StatementCsv.render(StatementId.next(), 1, figures);
    }

    public static byte[] paper(StatementFigures figures) {
        return Paper.print(new StatementPaper(1, HASH, figures, Optional.empty(), null).html());
    }
}
