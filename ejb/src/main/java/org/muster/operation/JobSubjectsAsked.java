package org.muster.operation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.muster.shared.Actor;
import org.muster.shared.Language;
import org.muster.shared.Told;

/**
 * Somebody is to be shown what a job was run on, or can be run on. The feature that owns the job
 * observes this and adds the subjects asked for that it knows by name and the actor's roles reach;
 * where none are asked for, those on which the actor may start the job.
 */
public final class JobSubjectsAsked {
    private final String job;
    private final Collection<String> subjects;
    private final Actor actor;
    private final Language language;
    private final List<JobSubject> known = new ArrayList<>();

    JobSubjectsAsked(String job, Collection<String> subjects, Actor actor, Language language) {
        this.job = job;
        this.subjects = List.copyOf(subjects);
        this.actor = actor;
        this.language = language;
    }

    public boolean isFor(String name) {
        return job.equals(name);
    }

    /** The subjects to be named; none where the actor chooses. */
    public Collection<String> subjects() {
        return subjects;
    }

    public Actor actor() {
        return actor;
    }

    public Language language() {
        return language;
    }

    public void add(String subject, Told name) {
        known.add(new JobSubject(subject, name));
    }

    List<JobSubject> known() {
        return known;
    }
}
