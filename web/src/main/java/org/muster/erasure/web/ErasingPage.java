package org.muster.erasure.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.muster.erasure.ErasedPerson;
import org.muster.erasure.Erasure;
import org.muster.erasure.ErasureId;
import org.muster.erasure.ErasurePlan;
import org.muster.erasure.ErasureSubject;
import org.muster.erasure.ErasureSummary;
import org.muster.erasure.Erasures;
import org.muster.erasure.Whose;
import org.muster.shared.Ids;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;
import org.muster.web.PagePosition;

/**
 * Who and what goes by one erasure, before it is asked for and before a second person agrees: they
 * see the same, and those asked for are those who go. What goes is looked for in every text and
 * original, so that the first page of the people alone tells it.
 */
@Named
@ViewScoped
public class ErasingPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 50;

    @Inject private Erasures erasures;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private String id;
    private Whose whose;
    private String of;
    private int first;
    private String label;
    private String reason;
    private ErasureSummary asked;
    private ErasureSubject subject;
    private ErasurePlan plan;
    private int persons;
    private List<ErasedPerson> people;

    public String load() {
        first = Math.max(0, first);
        if (id != null && !id.isEmpty()) {
            loadAsked();
            return null;
        }
        subject = subject();
        var standing = erasures.standing(subject, user.actor());
        if (standing.isPresent()) {
            return page(standing.get());
        }
        label = erasures.label(subject, user.actor());
        plan = first > 0 ? null : erasures.plan(subject, user.actor());
        persons = first > 0 ? erasures.persons(subject, user.actor()) : plan.persons();
        people = erasures.people(subject, first, SIZE, user.actor());
        return null;
    }

    private void loadAsked() {
        asked = erasures.erasure(ErasureId.of(id), user.actor());
        subject = asked.subject();
        label = asked.label();
        if (!isOpen()) {
            plan = asked.told();
            return;
        }
        plan = first > 0 ? null : erasures.plan(asked.id(), user.actor());
        persons = first > 0 ? erasures.persons(asked.id(), user.actor()) : plan.persons();
        people = erasures.people(asked.id(), first, SIZE, user.actor());
    }

    private ErasureSubject subject() {
        return whose == null || whose == Whose.DUE
                ? new ErasureSubject(Whose.DUE, null)
                : new ErasureSubject(whose, Ids.uuid("person", of));
    }

    /** Whichever stands then is shown: this one, or what somebody asked for meanwhile. */
    public String ask() {
        return page(erasures.ask(subject, reason, user.actor()));
    }

    private static String page(ErasureId erasure) {
        return "/operation/erasing.xhtml?faces-redirect=true&erasure=" + erasure;
    }

    public String accept() {
        erasures.accept(asked.id(), user.actor());
        return done("erasure.done");
    }

    public String refuse() {
        erasures.refuse(asked.id(), user.actor());
        return done("erasure.refused");
    }

    private String done(String key) {
        notices.done(key);
        return "/operation/erasure.xhtml?faces-redirect=true";
    }

    public boolean isOpen() {
        return asked != null && asked.state() == Erasure.State.ASKED;
    }

    /** Who asked waits for somebody else. */
    public boolean isOwn() {
        return isOpen() && asked.askedBy().equals(user.actor().login());
    }

    /** Whether those are listed whose names would go. */
    public boolean isListed() {
        return people != null;
    }

    /** The rest of the address of another page of the same people. */
    public String getQuery() {
        if (asked != null) {
            return "erasure=" + asked.id() + "&";
        }
        return "whose="
                + subject.whose()
                + (subject.id() == null ? "&" : "&of=" + subject.id() + "&");
    }

    public PagePosition getPosition() {
        return new PagePosition(first, SIZE, persons);
    }

    public ErasureSummary getAsked() {
        return asked;
    }

    public ErasureSubject getSubject() {
        return subject;
    }

    public ErasurePlan getPlan() {
        return plan;
    }

    public List<ErasedPerson> getPeople() {
        return people;
    }

    public String getLabel() {
        return label;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public Whose getWhose() {
        return whose;
    }

    public void setWhose(Whose whose) {
        this.whose = whose;
    }

    public String getOf() {
        return of;
    }

    public void setOf(String of) {
        this.of = of;
    }

    public int getFirst() {
        return first;
    }

    public void setFirst(int first) {
        this.first = first;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
