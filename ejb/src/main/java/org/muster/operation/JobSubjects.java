package org.muster.operation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.muster.shared.Actor;
import org.muster.shared.Language;
import org.muster.shared.Roles;
import org.muster.shared.Told;

/** What jobs are about, by name: the run table knows ids only, their owners know the rest. */
@Stateless
@RolesAllowed({
    Roles.SYSTEM,
    Roles.OPERATOR,
    Roles.ADMINISTRATOR,
    Roles.EVENT_OFFICER,
    Roles.FINANCE_OFFICER,
    Roles.CONTROLLER,
    Roles.AUDITOR,
    Roles.FACILITATOR
})
public class JobSubjects {
    @Inject private Event<JobSubjectsAsked> asked;

    /** The names of a job's subjects, as far as they have one and the actor reads of them. */
    public Map<String, Told> names(
            String job, Collection<String> subjects, Actor actor, Language language) {
        var names = new HashMap<String, Told>();
        if (!subjects.isEmpty()) {
            ask(job, subjects, actor, language)
                    .forEach(each -> names.put(each.subject(), each.name()));
        }
        return names;
    }

    /** What the actor may start the job on. */
    public List<JobSubject> choices(String job, Actor actor, Language language) {
        return List.copyOf(ask(job, List.of(), actor, language));
    }

    private List<JobSubject> ask(
            String job, Collection<String> subjects, Actor actor, Language language) {
        var question = new JobSubjectsAsked(job, subjects, actor, language);
        asked.fire(question);
        return question.known();
    }
}
