package org.muster.demonstration;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The style of the operator's page; a file of its own, so that the page needs no inline style. */
@WebServlet("/desk.css")
public class DeskStyle extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType("text/css;charset=UTF-8");
        response.getWriter().write(DeskPage.STYLE);
    }
}
