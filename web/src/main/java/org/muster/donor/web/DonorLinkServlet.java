package org.muster.donor.web;

import jakarta.ejb.EJB;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.muster.donor.DonorReading;
import org.muster.reporting.Rendering;
import org.muster.reporting.StatementFigures;
import org.muster.reporting.StatementFormat;
import org.muster.reporting.StatementId;
import org.muster.reporting.StatementSummary;
import org.muster.shared.Language;

/** The page behind the link in a statement's letter; nobody signs in. */
@WebServlet("/d/*")
public class DonorLinkServlet extends DonorDoor {
    private static final long serialVersionUID = 1;

    @EJB private transient DonorReading reading;

    @Override
    protected Shelf shelf(HttpServletRequest request) {
        var token = part(request, 0);
        return new Linked(reading, token, reading.open(token));
    }

    private record Linked(DonorReading reading, String token, DonorReading.Opened opened)
            implements Shelf {
        @Override
        public List<StatementSummary> statements() {
            return opened.statements();
        }

        @Override
        public StatementFigures figures(StatementId id) {
            return reading.figures(token, id);
        }

        @Override
        public Rendering rendering(StatementId id, StatementFormat format) {
            return reading.rendering(token, id, format);
        }

        @Override
        public StatementId first() {
            return opened.told();
        }

        @Override
        public Language language() {
            return opened.language();
        }

        @Override
        public String page() {
            return token;
        }
    }
}
