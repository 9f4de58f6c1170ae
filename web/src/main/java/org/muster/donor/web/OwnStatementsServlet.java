package org.muster.donor.web;

import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.muster.reporting.Rendering;
import org.muster.reporting.StatementFigures;
import org.muster.reporting.StatementFormat;
import org.muster.reporting.StatementId;
import org.muster.reporting.StatementOverview;
import org.muster.reporting.StatementSummary;
import org.muster.shared.Actor;
import org.muster.shared.Language;
import org.muster.shared.NotFound;
import org.muster.web.CurrentUser;

/** The same page for who signed in: the statements within reach of their role. */
@WebServlet("/donor/*")
public class OwnStatementsServlet extends DonorDoor {
    private static final long serialVersionUID = 1;
    private static final String PAGE = "statements";
    private static final int MOST = 200;

    @EJB private transient StatementOverview overview;
    @Inject private transient CurrentUser user;

    @Override
    protected Shelf shelf(HttpServletRequest request) {
        if (!PAGE.equals(part(request, 0))) {
            throw new NotFound("statement", part(request, 0));
        }
        var certified =
                overview.page(null, 0, MOST, user.actor()).stream()
                        .filter(each -> each.certifiedAt() != null)
                        .toList();
        return new Own(overview, user.actor(), user.language(), certified);
    }

    private record Own(
            StatementOverview overview,
            Actor actor,
            Language language,
            List<StatementSummary> statements)
            implements Shelf {
        @Override
        public StatementFigures figures(StatementId id) {
            return overview.figures(id, actor);
        }

        @Override
        public Rendering rendering(StatementId id, StatementFormat format) {
            return overview.rendering(id, format, actor);
        }

        @Override
        public StatementId first() {
            return statements.isEmpty() ? null : statements.get(0).id();
        }

        @Override
        public String page() {
            return PAGE;
        }
    }
}
