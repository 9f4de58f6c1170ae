package org.muster.operation;

import java.time.Instant;
import java.util.UUID;

/**
 * Whether this installation may send, and the two memories it is judged by: the database's and the
 * one kept beside the server. Either may be missing.
 */
public record ArmingState(
        Verdict verdict,
        UUID databaseId,
        Long databaseClaim,
        UUID besideId,
        Long besideClaim,
        String armedBy,
        Instant armedAt) {

    /** What the two memories say together. */
    public enum Verdict {
        /** Both agree: letters go. */
        ARMED,
        /** This database was never armed: nothing can have gone before. */
        FIRST_START,
        /** A restored dump, a copy, a lost directory: what is queued may have gone before. */
        DISAGREEING
    }

    public boolean isArmed() {
        return verdict == Verdict.ARMED;
    }

    static ArmingState of(Database database, InstallationMemory.Beside beside) {
        var verdict = verdict(database, beside);
        return new ArmingState(
                verdict,
                database == null ? null : database.id(),
                database == null ? null : database.claim(),
                beside == null ? null : beside.id(),
                beside == null ? null : beside.claim(),
                database == null ? null : database.armedBy(),
                database == null ? null : database.armedAt());
    }

    /**
     * As seen while claims go on: the notes read before the database cannot be ahead of it, those
     * read after it not more than one claim behind.
     */
    static ArmingState of(
            Database database, InstallationMemory.Beside before, InstallationMemory.Beside after) {
        if (database == null || before == null || after == null) {
            return of(database, after);
        }
        var caughtUp = before.claim() <= database.claim() && database.claim() < after.claim();
        return of(
                database,
                caughtUp && before.id().equals(after.id())
                        ? new InstallationMemory.Beside(after.id(), database.claim())
                        : after);
    }

    /**
     * The database may be one claim ahead: a server killed between the commit and the note beside
     * it. It is never behind, unless it was put back to an earlier day.
     */
    private static Verdict verdict(Database database, InstallationMemory.Beside beside) {
        if (database == null) {
            return beside == null ? Verdict.FIRST_START : Verdict.DISAGREEING;
        }
        if (beside == null || !database.armed() || !database.id().equals(beside.id())) {
            return Verdict.DISAGREEING;
        }
        var ahead = database.claim() - beside.claim();
        return ahead == 0 || ahead == 1 ? Verdict.ARMED : Verdict.DISAGREEING;
    }

    /** The database's own memory. */
    record Database(UUID id, long claim, boolean armed, String armedBy, Instant armedAt) {}
}
