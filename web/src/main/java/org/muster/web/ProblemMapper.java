package org.muster.web;

import jakarta.ejb.EJBAccessException;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.muster.account.ScopeRefused;
import org.muster.shared.DomainException;
import org.muster.shared.FileTooLarge;
import org.muster.shared.InvalidInput;
import org.muster.shared.NotFound;

/** Every failure of an API call, as a problem with the status that says whose move it is. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class.getName());

    @Inject private Texts texts;

    @Override
    public Response toResponse(Throwable thrown) {
        for (var each = thrown; each != null; each = each.getCause()) {
            var known = known(each);
            if (known != null) {
                return known;
            }
        }
        var reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.log(Level.SEVERE, "API fault " + reference, thrown);
        return Problem.of(500, "Muster failed", "Reference " + reference);
    }

    private Response known(Throwable thrown) {
        if (thrown instanceof EJBAccessException || thrown instanceof ScopeRefused) {
            return Problem.of(403, "Not allowed", "Your role does not reach this");
        }
        if (thrown instanceof NotFound missing) {
            return Problem.of(404, "Not found", texts.of(missing));
        }
        if (thrown instanceof FileTooLarge tooLarge) {
            return Problem.of(413, "Too large", texts.of(tooLarge));
        }
        if (thrown instanceof InvalidInput input) {
            return Problem.of(400, "Invalid " + input.field(), texts.of(input));
        }
        if (thrown instanceof DomainException refusal) {
            return Problem.of(409, refusal.getClass().getSimpleName(), texts.of(refusal));
        }
        if (thrown instanceof OptimisticLockException) {
            return Problem.of(
                    412, "Changed meanwhile", "Somebody else changed this; read it again");
        }
        if (thrown instanceof ConstraintViolationException violation) {
            return Problem.of(400, "Invalid input", violation.getMessage());
        }
        if (thrown instanceof WebApplicationException web) {
            var status = web.getResponse().getStatusInfo();
            return Problem.of(
                    status.getStatusCode(),
                    status.getReasonPhrase(),
                    String.valueOf(web.getMessage()));
        }
        return null;
    }
}
