package org.muster.entitlement.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.muster.entitlement.PersonPart;
import org.muster.entitlement.PersonParts;
import org.muster.member.PersonId;
import org.muster.web.CurrentUser;

/** The events and claims of a person's row, read once per page. */
@Named
@RequestScoped
public class PartsOfPerson {
    @Inject private PersonParts parts;
    @Inject private CurrentUser user;

    private final Map<PersonId, List<PersonPart>> read = new HashMap<>();

    public List<PersonPart> of(PersonId person) {
        return read.computeIfAbsent(person, id -> parts.of(id, user.actor()));
    }
}
