package org.muster.travel.web;

import jakarta.ejb.EJB;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.muster.nomination.web.LinkServlet;
import org.muster.shared.InvalidInput;
import org.muster.travel.OwnTravel;
import org.muster.travel.OwnTravelSheet;
import org.muster.travel.TravelChanged;
import org.muster.travel.TravelClosed;

/** The page behind an officer's own link: where they stand, and how they travel. */
@WebServlet("/n/*")
public class NomineeServlet extends LinkServlet {
    private static final long serialVersionUID = 1;

    @EJB private transient OwnTravel travel;

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var sheet = travel.read(token(request));
        var isTold = "told".equals(request.getParameter("done"));
        var typed = TravelFields.show(sheet.told().facts());
        answer(
                request,
                response,
                200,
                sheet,
                new NomineePage.Shown(typed, isTold ? "done.told" : null, null));
    }

    @Override
    protected void take(HttpServletRequest form, HttpServletResponse response) throws IOException {
        var sheet = travel.read(token(form));
        var typed = typed(form);
        try {
            travel.tell(
                    token(form),
                    number(form.getParameter("version")),
                    TravelFields.read(typed::get));
            done(form, response, "told", asked(form, sheet.nominee().language()));
        } catch (InvalidInput refused) {
            answer(
                    form,
                    response,
                    422,
                    sheet,
                    new NomineePage.Shown(typed, "error.form", refused.field()));
        } catch (TravelChanged stale) {
            answer(form, response, 409, sheet, new NomineePage.Shown(typed, "stale", null));
        } catch (TravelClosed late) {
            answer(form, response, 409, sheet, new NomineePage.Shown(typed, "late", null));
        }
    }

    private static Map<String, String> typed(HttpServletRequest form) {
        var typed = new LinkedHashMap<String, String>();
        for (var name : TravelFields.NAMES) {
            var value = form.getParameter(name);
            typed.put(name, value == null ? "" : value);
        }
        return typed;
    }

    private static void answer(
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            OwnTravelSheet sheet,
            NomineePage.Shown shown)
            throws IOException {
        var language = asked(request, sheet.nominee().language());
        write(request, response, status, NomineePage.of(sheet, shown, language));
    }
}
