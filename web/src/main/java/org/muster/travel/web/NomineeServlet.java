package org.muster.travel.web;

import jakarta.ejb.EJB;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muster.nomination.web.LinkServlet;
import org.muster.payee.OwnPayee;
import org.muster.payee.PayeeAccount;
import org.muster.shared.InvalidInput;
import org.muster.travel.OwnTravel;
import org.muster.travel.OwnTravelSheet;
import org.muster.travel.TravelChanged;
import org.muster.travel.TravelClosed;

/** The page behind an officer's own link: where they stand, and how they travel. */
@WebServlet("/n/*")
public class NomineeServlet extends LinkServlet {
    private static final long serialVersionUID = 1;
    private static final List<String> PAYEE =
            List.of("payeeHolder", "payeeNumber", "payeeBic", "payeeBank", "payeeCurrency");

    @EJB private transient OwnTravel travel;
    @EJB private transient OwnPayee payee;

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var sheet = travel.read(token(request));
        var done = request.getParameter("done");
        var isTold = "told".equals(done) || "payee".equals(done);
        var typed = TravelFields.show(sheet.told().facts());
        answer(
                request,
                response,
                200,
                sheet,
                shown(request, sheet, typed, isTold ? "done." + done : null, null));
    }

    @Override
    protected void take(HttpServletRequest form, HttpServletResponse response) throws IOException {
        var sheet = travel.read(token(form));
        if ("payee".equals(form.getParameter("action"))) {
            takeAccount(form, response, sheet);
            return;
        }
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
                    shown(form, sheet, typed, "error.form", refused.field()));
        } catch (TravelChanged stale) {
            answer(form, response, 409, sheet, shown(form, sheet, typed, "stale", null));
        } catch (TravelClosed late) {
            answer(form, response, 409, sheet, shown(form, sheet, typed, "late", null));
        }
    }

    private void takeAccount(
            HttpServletRequest form, HttpServletResponse response, OwnTravelSheet sheet)
            throws IOException {
        try {
            payee.tell(
                    token(form),
                    PayeeAccount.read(
                            form.getParameter("payeeHolder"),
                            form.getParameter("payeeNumber"),
                            form.getParameter("payeeBic"),
                            form.getParameter("payeeBank"),
                            form.getParameter("payeeCurrency")));
            done(form, response, "payee", asked(form, sheet.nominee().language()));
        } catch (InvalidInput refused) {
            var typed = TravelFields.show(sheet.told().facts());
            PAYEE.forEach(name -> typed.put(name, text(form, name)));
            var shown = shown(form, sheet, typed, "error.form", refused.field());
            answer(form, response, 422, sheet, shown);
        }
    }

    private NomineePage.Shown shown(
            HttpServletRequest request,
            OwnTravelSheet sheet,
            Map<String, String> typed,
            String notice,
            String wrong) {
        var kept = sheet.isComing() ? payee.kept(token(request)).orElse(null) : null;
        return new NomineePage.Shown(typed, notice, wrong, kept);
    }

    private static String text(HttpServletRequest form, String name) {
        var value = form.getParameter(name);
        return value == null ? "" : value;
    }

    private static Map<String, String> typed(HttpServletRequest form) {
        var typed = new LinkedHashMap<String, String>();
        for (var name : TravelFields.NAMES) {
            typed.put(name, text(form, name));
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
