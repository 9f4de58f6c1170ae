package org.muster.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.muster.shared.DomainException;

/**
 * Tells the person on the page what was done. Refusals need no code in pages: {@link PageFaults}
 * shows them.
 */
@Named
@RequestScoped
public class Notices {
    @Inject private Texts texts;

    /** A green line; shown after a redirect too. */
    public void done(String key, Object... values) {
        tell(FacesMessage.SEVERITY_INFO, texts.of(key, values));
    }

    public void warn(String key, Object... values) {
        tell(FacesMessage.SEVERITY_WARN, texts.of(key, values));
    }

    /** Why an act was refused, where the page goes on. */
    public void refused(DomainException refusal) {
        tell(FacesMessage.SEVERITY_ERROR, texts.of(refusal));
    }

    /** What there is to tell on this page, also beside single fields. */
    public List<FacesMessage> getShown() {
        var messages = FacesContext.getCurrentInstance().getMessageList();
        messages.forEach(FacesMessage::rendered);
        return messages;
    }

    private static void tell(FacesMessage.Severity severity, String sentence) {
        var context = FacesContext.getCurrentInstance();
        context.getExternalContext().getFlash().setKeepMessages(true);
        context.addMessage(null, new FacesMessage(severity, sentence, ""));
    }
}
