package org.muster.identity.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.muster.identity.PersonPair;
import org.muster.identity.SamePersons;
import org.muster.web.CurrentUser;
import org.muster.web.PagePosition;

/** Pairs of rows that are probably one person, the likeliest first. */
@Named
@ViewScoped
public class SamePersonsPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 50;

    @Inject private SamePersons persons;
    @Inject private CurrentUser user;

    private int first;
    private transient List<PersonPair> rows;
    private PagePosition position;

    public void load() {
        position = new PagePosition(first, SIZE, persons.count(user.actor()));
        rows = persons.pairs(position.first(), SIZE, user.actor());
    }

    public List<PersonPair> getRows() {
        return rows;
    }

    public PagePosition getPosition() {
        return position;
    }

    public int getFirst() {
        return first;
    }

    public void setFirst(int first) {
        this.first = first;
    }
}
