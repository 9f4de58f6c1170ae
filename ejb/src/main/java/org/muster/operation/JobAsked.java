package org.muster.operation;

import java.util.UUID;
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
    private UUID event;
    private String region;
    private UUID contribution;

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

    /** As {@link #vouch()}: the subject belongs to this event, whose readers may see the run. */
    public void vouchForEvent(UUID id, String itsRegion) {
        event = id;
        region = itsRegion;
        vouch();
    }

    /** As {@link #vouch()}: the subject belongs to this contribution. */
    public void vouchForContribution(UUID id) {
        contribution = id;
        vouch();
    }

    UUID event() {
        return event;
    }

    String region() {
        return region;
    }

    UUID contribution() {
        return contribution;
    }

    public boolean isVouched() {
        return vouched;
    }
}
