package org.muster.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;

/**
 * Tells the person on the page what was done. Refusals need no code in pages: {@link PageFaults}
 * shows them.
 */
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

    private static void tell(FacesMessage.Severity severity, String sentence) {
        var context = FacesContext.getCurrentInstance();
        context.getExternalContext().getFlash().setKeepMessages(true);
        context.addMessage(null, new FacesMessage(severity, sentence, ""));
    }
}
