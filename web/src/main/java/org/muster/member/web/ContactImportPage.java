package org.muster.member.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.Serializable;
import org.muster.member.ContactImport;
import org.muster.shared.InvalidInput;
import org.muster.web.CurrentUser;

/** A file of contacts: how many lines were taken over, and what was wrong with the others. */
@Named
@ViewScoped
public class ContactImportPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int MOST_BYTES = 20 * 1024 * 1024 + 1;

    @Inject private ContactImport contacts;
    @Inject private CurrentUser user;

    private transient Part file;
    private transient ContactImport.Imported imported;

    public void upload() throws IOException {
        if (file == null) {
            throw new InvalidInput("file", "Choose a file first");
        }
        try (var stream = file.getInputStream()) {
            imported = contacts.importFile(stream.readNBytes(MOST_BYTES), user.actor());
        }
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }

    public ContactImport.Imported getImported() {
        return imported;
    }
}
