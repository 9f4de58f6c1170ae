package org.muster.web;

import jakarta.ejb.EJBAccessException;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.FacesException;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIForm;
import jakarta.faces.component.UIInput;
import jakarta.faces.component.visit.VisitContext;
import jakarta.faces.component.visit.VisitResult;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseId;
import jakarta.persistence.OptimisticLockException;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.muster.account.ScopeRefused;
import org.muster.shared.DomainException;
import org.muster.shared.InvalidInput;
import org.muster.shared.NotFound;
import org.muster.shared.UnreadableAmount;

/**
 * What a page shows when something was refused or broke: a refusal of the domain as a sentence
 * beside what was typed, the wrong role as 403, an unknown thing as 404, anything else as a
 * reference number whose stack trace is in the log.
 */
public class PageFaults extends ExceptionHandlerWrapper {
    private static final Logger LOG = Logger.getLogger(PageFaults.class.getName());

    /** Registers the handler; named in faces-config.xml. */
    public static class Factory extends ExceptionHandlerFactory {
        public Factory(ExceptionHandlerFactory wrapped) {
            super(wrapped);
        }

        @Override
        public ExceptionHandler getExceptionHandler() {
            return new PageFaults(getWrapped().getExceptionHandler());
        }
    }

    PageFaults(ExceptionHandler wrapped) {
        super(wrapped);
    }

    @Override
    public void handle() throws FacesException {
        var events = getUnhandledExceptionQueuedEvents().iterator();
        while (events.hasNext()) {
            var event = events.next().getContext();
            events.remove();
            answer(event.getContext(), event.getException(), event.getPhaseId());
        }
    }

    private static void answer(FacesContext context, Throwable thrown, PhaseId phase) {
        var access = cause(thrown, EJBAccessException.class);
        var refusal = cause(thrown, DomainException.class);
        var expired = cause(thrown, ViewExpiredException.class);
        if (access != null || refusal instanceof ScopeRefused) {
            send(context, 403, null);
        } else if (refusal instanceof NotFound) {
            send(context, 404, null);
        } else if (expired != null) {
            redirect(context, expired.getViewId());
        } else if (refusal != null && phase != PhaseId.RENDER_RESPONSE) {
            show(
                    context,
                    field(context, refusal),
                    CDI.current().select(Texts.class).get().of(refusal));
        } else if (cause(thrown, OptimisticLockException.class) != null
                && phase != PhaseId.RENDER_RESPONSE) {
            show(context, null, CDI.current().select(Texts.class).get().of("refusal.Stale"));
        } else {
            var reference = UUID.randomUUID().toString().substring(0, 8);
            LOG.log(Level.SEVERE, "Page fault " + reference, thrown);
            send(context, 500, reference);
        }
    }

    private static void show(FacesContext context, String field, String sentence) {
        // Beside a field the detail is shown, on top of the page the summary.
        context.addMessage(
                field, new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, sentence));
        context.validationFailed();
    }

    /** The input a refusal is about, where it names one. */
    private static String field(FacesContext context, DomainException refusal) {
        if (refusal instanceof InvalidInput input) {
            return field(context, input.field());
        }
        return refusal instanceof UnreadableAmount ? field(context, "amount") : null;
    }

    /**
     * The input of the form sent that is named like the refused field, marked as wrong; null where
     * there is none.
     */
    private static String field(FacesContext context, String name) {
        var found = new AtomicReference<String>();
        context.getViewRoot()
                .visitTree(
                        VisitContext.createVisitContext(context),
                        (visit, component) -> {
                            if (component instanceof UIInput input
                                    && input.getId().equals(name)
                                    && isSent(input)) {
                                input.setValid(false);
                                // What is wrong shows what was submitted, and nothing else.
                                input.setSubmittedValue(
                                        context.getExternalContext()
                                                .getRequestParameterMap()
                                                .get(input.getClientId(context)));
                                found.set(input.getClientId(context));
                                return VisitResult.COMPLETE;
                            }
                            return VisitResult.ACCEPT;
                        });
        return found.get();
    }

    private static boolean isSent(UIComponent input) {
        for (var each = input; each != null; each = each.getParent()) {
            if (each instanceof UIForm form) {
                return form.isSubmitted();
            }
        }
        return false;
    }

    private static void send(FacesContext context, int status, String reference) {
        var external = context.getExternalContext();
        try {
            if (context.getPartialViewContext().isAjaxRequest()) {
                external.redirect(
                        external.getRequestContextPath()
                                + "/fault?status="
                                + status
                                + (reference == null ? "" : "&reference=" + reference));
            } else if (!external.isResponseCommitted()) {
                external.responseReset();
                external.getRequestMap().put(FaultPage.REFERENCE, reference);
                external.responseSendError(status, null);
            }
            context.responseComplete();
        } catch (IOException gone) {
            LOG.log(Level.FINE, "The browser has gone", gone);
        }
    }

    private static void redirect(FacesContext context, String view) {
        var external = context.getExternalContext();
        try {
            external.redirect(external.getRequestContextPath() + view);
            context.responseComplete();
        } catch (IOException gone) {
            LOG.log(Level.FINE, "The browser has gone", gone);
        }
    }

    private static <T extends Throwable> T cause(Throwable thrown, Class<T> type) {
        for (var each = thrown; each != null; each = each.getCause()) {
            if (type.isInstance(each)) {
                return type.cast(each);
            }
        }
        return null;
    }
}
