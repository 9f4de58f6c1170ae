package org.muster.operation;

/** Where a run of a job stands, as Muster knows it. */
public enum JobState {
    STARTING,
    RUNNING,
    STOPPING,
    STOPPED,
    COMPLETED,
    FAILED,
    /** Its server ended under it; another run goes on with it by itself. */
    ABANDONED;

    /** Nothing more comes of this run by itself. */
    public boolean isOver() {
        return this != STARTING && this != RUNNING && this != STOPPING;
    }

    /** It ended early. */
    boolean isRestartable() {
        return this == STOPPED || this == FAILED || this == ABANDONED;
    }
}
