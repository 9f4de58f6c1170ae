package org.muster.entitlement.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.Serializable;
import org.muster.entitlement.Claims;
import org.muster.event.EventId;
import org.muster.shared.InvalidInput;
import org.muster.web.CurrentUser;

/** A file of claims: how many lines were entered, and what was wrong with the others. */
@Named
@ViewScoped
public class ClaimImportPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int MOST_BYTES = 20 * 1024 * 1024 + 1;

    @Inject private Claims claims;
    @Inject private CurrentUser user;

    private String event;
    private transient Part file;
    private transient Claims.Imported imported;

    public void upload() throws IOException {
        if (file == null) {
            throw new InvalidInput("file", "Choose a file first");
        }
        try (var stream = file.getInputStream()) {
            var content = stream.readNBytes(MOST_BYTES);
            imported = claims.importFile(EventId.of(event), content, user.actor());
        }
    }

    public String getEvent() {
        return event;
    }

    public void setEvent(String event) {
        this.event = event;
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }

    public Claims.Imported getImported() {
        return imported;
    }
}
