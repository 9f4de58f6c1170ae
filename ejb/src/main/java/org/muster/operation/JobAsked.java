package org.muster.operation;

import org.muster.shared.Actor;

/**
 * Somebody wants a job started, stopped or restarted. The feature that owns the job observes this
 * and refuses by its own exception, or vouches that the subject exists and is in the actor's reach.
 */
public final class JobAsked {
    private final String job;
    private final String subject;
    private final Actor actor;
    private boolean vouched;

    public JobAsked(String job, String subject, Actor actor) {
        this.job = job;
        this.subject = subject;
        this.actor = actor;
    }

    public boolean isFor(String name) {
        return job.equals(name);
    }

    public String subject() {
        return subject;
    }

    public Actor actor() {
        return actor;
    }

    /** The owner of the job has checked the subject and the actor's reach. */
    public void vouch() {
        vouched = true;
    }

    public boolean isVouched() {
        return vouched;
    }
}
