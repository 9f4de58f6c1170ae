package org.muster.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.muster.shared.LineError;
import org.muster.shared.LineErrors;

/** What was wrong with the lines of a file, as a program reads it or a person downloads it. */
@RequestScoped
public class LineErrorsAnswer {
    @Inject private Texts texts;

    public JsonArrayBuilder json(List<LineError> errors) {
        var list = Json.createArrayBuilder();
        for (var error : errors) {
            list.add(
                    Json.createObjectBuilder()
                            .add("line", error.line())
                            .add("column", error.column())
                            .add("value", error.value())
                            .add("reason", texts.of(error.reason())));
        }
        return list;
    }

    public Response csv(List<LineError> errors) {
        return Response.ok(LineErrors.asCsv(errors, texts::of), "text/csv; charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"errors.csv\"")
                .build();
    }
}
