package org.muster.travel.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.muster.event.ParticipationId;
import org.muster.travel.TravelDesk;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;

/** One traveller's facts, told by the office for them. */
@Named
@ViewScoped
public class TravellerPage implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private TravelDesk desk;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private String id;
    private long version;
    private transient TravelDesk.Traveller traveller;
    private final Map<String, String> values = new HashMap<>();

    public void load() {
        traveller = desk.traveller(participation(), user.language(), user.actor());
        version = traveller.version();
        values.putAll(TravelFields.show(traveller.row().facts()));
    }

    public String tell() {
        desk.tell(participation(), version, TravelFields.read(values::get), user.actor());
        notices.done("travel.told");
        return "/travel/arrivals.xhtml?faces-redirect=true&event="
                + getTraveller().event().id().value();
    }

    public String revokeLink() {
        desk.revokeLink(participation(), user.actor());
        notices.done("travel.linkRevoked");
        return "/travel/traveller.xhtml?faces-redirect=true&traveller=" + id;
    }

    private ParticipationId participation() {
        return ParticipationId.of(id);
    }

    public TravelDesk.Traveller getTraveller() {
        if (traveller == null) {
            traveller = desk.traveller(participation(), user.language(), user.actor());
        }
        return traveller;
    }

    /** The traveller's own link; empty for those whom nobody nominated. */
    public String getLink() {
        return getTraveller().link().orElse("");
    }

    public Map<String, String> getValues() {
        return values;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}
