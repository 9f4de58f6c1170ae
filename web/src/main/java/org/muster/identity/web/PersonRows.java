package org.muster.identity.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.muster.identity.PersonRow;
import org.muster.identity.SamePersons;
import org.muster.member.PersonId;
import org.muster.web.CurrentUser;

/** The other rows of a person, for the person's own page. */
@Named
@RequestScoped
public class PersonRows {
    @Inject private SamePersons persons;
    @Inject private CurrentUser user;

    private List<PersonRow> rows;

    public List<PersonRow> besides(PersonId person) {
        if (rows == null) {
            rows = persons.otherRows(person, user.actor());
        }
        return rows;
    }
}
