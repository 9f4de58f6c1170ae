package org.muster.outside.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import org.muster.outside.OutsideFileId;
import org.muster.outside.OutsideImport;
import org.muster.outside.OutsideOverview;
import org.muster.outside.OutsidePaymentId;
import org.muster.outside.OutsideSummary;
import org.muster.outside.OutsideTaken;
import org.muster.shared.InvalidInput;
import org.muster.shared.Told;
import org.muster.web.CurrentUser;
import org.muster.web.PagePosition;

/** What another system paid, page by page; a finance officer takes more of it in from a file. */
@Named
@ViewScoped
public class OutsidePage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 50;
    // One byte more than is taken, so that what is too large is told as such.
    private static final int MOST_BYTES = 20 * 1024 * 1024 + 1;

    @Inject private OutsideImport payments;
    @Inject private OutsideOverview overview;
    @Inject private CurrentUser user;

    private int first;
    private String id;
    private String only;
    private transient Part file;
    private OutsideTaken taken;
    private transient List<OutsideSummary> rows;
    private PagePosition position;

    public void load() {
        user.require("finance-officer controller auditor");
        if (only == null) {
            position = new PagePosition(first, SIZE, overview.count(user.actor()));
            rows = overview.page(position.first(), SIZE, user.actor());
        } else {
            position = new PagePosition(0, SIZE, 1);
            rows = List.of(overview.payment(OutsidePaymentId.of(only), user.actor()));
        }
        taken = id == null ? null : overview.taken(OutsideFileId.of(id), user.actor());
    }

    /** Takes the file in and goes on to what came of it, which can be opened again. */
    public String take() throws IOException {
        if (file == null || file.getSize() == 0) {
            throw new InvalidInput("file", Told.of("why.file.missing"));
        }
        try (var stream = file.getInputStream()) {
            var name = file.getSubmittedFileName();
            var done = payments.take(name, stream.readNBytes(MOST_BYTES), user.actor());
            return "/funding/outside.xhtml?faces-redirect=true&file=" + done.file();
        }
    }

    public int getFirst() {
        return first;
    }

    public void setFirst(int first) {
        this.first = first;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    /** The one payment that is shown, where something else rests on it. */
    public String getOnly() {
        return only;
    }

    public void setOnly(String only) {
        this.only = only;
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }

    public OutsideTaken getTaken() {
        return taken;
    }

    public List<OutsideSummary> getRows() {
        return rows;
    }

    public PagePosition getPosition() {
        return position;
    }
}
