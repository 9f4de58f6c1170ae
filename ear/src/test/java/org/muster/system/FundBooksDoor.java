package org.muster.system;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Lets acts into the books from outside the server; one per request, a parameter for each word. */
@WebServlet("/*")
public class FundBooksDoor extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            var answer = FundBooks.act(request.getParameterValues("word"));
            response.setContentType("text/plain; charset=utf-8");
            response.getWriter().print(answer.refusal() + "\n" + answer.told());
        } catch (Exception failed) {
            throw new IOException(failed);
        }
    }
}
