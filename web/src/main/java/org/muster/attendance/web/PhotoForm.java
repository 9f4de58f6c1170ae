package org.muster.attendance.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.util.List;
import org.muster.attendance.SheetId;
import org.muster.attendance.SheetPhoto;
import org.muster.attendance.SheetPhotos;
import org.muster.event.EventId;
import org.muster.evidence.web.Upload;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;

/** A photo or scan of what people signed, attached to an imported sheet or to a day. */
@Named
@RequestScoped
public class PhotoForm {
    @Inject private SheetPhotos photos;
    @Inject private HalfDays halfDays;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private Part file;

    public List<SheetPhoto> ofSheet(String sheet) {
        return photos.of(SheetId.of(sheet), user.actor());
    }

    public List<SheetPhoto> ofDay(String event, String day) {
        return photos.ofDay(EventId.of(event), halfDays.day(day), user.actor());
    }

    public String attach(String sheet) {
        photos.attach(SheetId.of(sheet), Upload.required(file), user.actor());
        notices.done("photo.attached");
        return "/attendance/sheet.xhtml?faces-redirect=true&sheet=" + sheet;
    }

    public String attachToDay(String event, String day) {
        photos.attachToDay(
                EventId.of(event), halfDays.day(day), Upload.required(file), user.actor());
        notices.done("photo.attached");
        return "/attendance/fill.xhtml?faces-redirect=true&event=" + event + "&on=" + day;
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }
}
