package org.muster.entitlement.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.Serializable;
import org.muster.entitlement.ClaimFileId;
import org.muster.entitlement.ClaimImport;
import org.muster.event.EventId;
import org.muster.shared.InvalidInput;
import org.muster.shared.Told;
import org.muster.web.CurrentUser;

/** A file of claims: how many lines were entered, and what was wrong with the others. */
@Named
@ViewScoped
public class ClaimImportPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int MOST_BYTES = 20 * 1024 * 1024 + 1;

    @Inject private ClaimImport claims;
    @Inject private CurrentUser user;

    private String event;
    private String taken;
    private transient Part file;
    private transient ClaimImport.Imported imported;

    public void load() {
        user.require("finance-officer");
        if (taken != null) {
            imported = claims.imported(EventId.of(event), ClaimFileId.of(taken), user.actor());
        }
    }

    /** Takes the file in and goes on to what came of it, which can be opened again. */
    public String upload() throws IOException {
        if (file == null) {
            throw new InvalidInput("file", Told.of("why.file.missing"));
        }
        byte[] content;
        try (var stream = file.getInputStream()) {
            content = stream.readNBytes(MOST_BYTES);
        }
        var name = file.getSubmittedFileName();
        var done = claims.importFile(EventId.of(event), name, content, user.actor());
        return "/claims/import.xhtml?faces-redirect=true&event=" + event + "&file=" + done.file();
    }

    public String getEvent() {
        return event;
    }

    public void setEvent(String event) {
        this.event = event;
    }

    public String getTaken() {
        return taken;
    }

    public void setTaken(String taken) {
        this.taken = taken;
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }

    public ClaimImport.Imported getImported() {
        return imported;
    }
}
