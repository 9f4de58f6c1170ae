package org.muster.web;

import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;

/**
 * What every call may answer besides its own answer; written into the description of the API here,
 * once, as {@link ProblemMapper} answers it. Named in microprofile-config.properties.
 */
public class ApiDescription implements OASFilter {
    private static final Map<String, String> PROBLEMS =
            Map.of(
                    "400", "The input is wrong, and why",
                    "401", "Sign the call by HTTP Basic",
                    "403", "The login's roles do not reach this",
                    "404", "What was named does not exist",
                    "409", "A rule refuses this now, and which",
                    "413", "The body is larger than the call takes",
                    "500", "Muster failed; the reference finds it in the log");

    @Override
    public Operation filterOperation(Operation operation) {
        var responses = operation.getResponses();
        PROBLEMS.forEach(
                (status, description) -> {
                    if (!responses.hasAPIResponse(status)) {
                        responses.addAPIResponse(
                                status, OASFactory.createAPIResponse().description(description));
                    }
                    responses
                            .getAPIResponse(status)
                            .content(
                                    OASFactory.createContent()
                                            .addMediaType(
                                                    Problem.TYPE, OASFactory.createMediaType()));
                });
        return operation;
    }
}
