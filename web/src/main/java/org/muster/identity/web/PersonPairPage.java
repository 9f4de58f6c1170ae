package org.muster.identity.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.muster.identity.MergeState;
import org.muster.identity.Merges;
import org.muster.identity.PersonPair;
import org.muster.identity.SamePersons;
import org.muster.member.PersonId;
import org.muster.shared.Ids;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;

/** Two rows side by side, and whether they are one person or two. */
@Named
@ViewScoped
public class PersonPairPage implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private SamePersons persons;
    @Inject private Merges merges;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private String one;
    private String other;
    private PersonPair pair;
    private String survivor;
    private String reason;
    private String undoReason;

    public void load() {
        pair = persons.pair(id(one), id(other), user.actor());
        if (survivor == null) {
            survivor = one;
        }
    }

    public String merge() {
        var stays = id(survivor);
        var goes = stays.equals(pair.one().id()) ? pair.other().id() : pair.one().id();
        merges.merge(goes, stays, reason, user.actor());
        load();
        return done(pair.merge().state() == MergeState.ASKED ? "pair.toAgree" : "pair.merged");
    }

    public String accept() {
        merges.accept(pair.merge().id(), user.actor());
        return done("pair.merged");
    }

    public String refuse() {
        merges.refuse(pair.merge().id(), user.actor());
        return done("pair.refused");
    }

    public String undo() {
        merges.undo(pair.merge().id(), undoReason, user.actor());
        return done("pair.parted");
    }

    public String areTwo() {
        merges.areTwo(pair.one().id(), pair.other().id(), user.actor());
        return done("pair.saidTwo");
    }

    private String done(String key) {
        notices.done(key);
        return "/members/pair.xhtml?faces-redirect=true&one=" + one + "&other=" + other;
    }

    public boolean isDeciding() {
        return user.is("event-officer") && persons.mayDecide(user.actor());
    }

    private static PersonId id(String text) {
        return new PersonId(Ids.uuid("person", text));
    }

    public PersonPair getPair() {
        return pair;
    }

    public String getOne() {
        return one;
    }

    public void setOne(String one) {
        this.one = one;
    }

    public String getOther() {
        return other;
    }

    public void setOther(String other) {
        this.other = other;
    }

    public String getSurvivor() {
        return survivor;
    }

    public void setSurvivor(String survivor) {
        this.survivor = survivor;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public String getUndoReason() {
        return undoReason;
    }

    public void setUndoReason(String undoReason) {
        this.undoReason = undoReason;
    }
}
