package org.muster.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whether a database and a server may send together. */
class ArmingStateTest {
    private static final UUID ID = UUID.randomUUID();

    @Test
    void aFirstStartIsNotArmed() {
        assertEquals(ArmingState.Verdict.FIRST_START, ArmingState.of(null, null).verdict());
    }

    @Test
    void aDatabaseThatAgreesWithItsServerIsArmed() {
        assertEquals(ArmingState.Verdict.ARMED, verdict(ID, 7, ID, 7));
    }

    @Test
    void aServerKilledBetweenCommitAndNoteIsStillArmed() {
        assertEquals(ArmingState.Verdict.ARMED, verdict(ID, 8, ID, 7));
    }

    @Test
    void aRestoredDumpIsNotArmed() {
        assertEquals(ArmingState.Verdict.DISAGREEING, verdict(ID, 6, ID, 7));
    }

    @Test
    void aCopyFarAheadOfItsServerIsNotArmed() {
        assertEquals(ArmingState.Verdict.DISAGREEING, verdict(ID, 9, ID, 7));
    }

    @Test
    void aDatabaseOfAnotherInstallationIsNotArmed() {
        assertEquals(ArmingState.Verdict.DISAGREEING, verdict(ID, 7, UUID.randomUUID(), 7));
    }

    @Test
    void aServerThatLostItsMemoryIsNotArmed() {
        assertEquals(
                ArmingState.Verdict.DISAGREEING, ArmingState.of(database(ID, 7), null).verdict());
    }

    @Test
    void anEmptyDatabaseBesideAServerThatRemembersIsNotArmed() {
        assertEquals(
                ArmingState.Verdict.DISAGREEING,
                ArmingState.of(null, new InstallationMemory.Beside(ID, 7)).verdict());
    }

    @Test
    void claimsMadeWhileBothAreReadAreNoDisagreement() {
        assertEquals(ArmingState.Verdict.ARMED, verdict(7, 6, 9));
        assertEquals(ArmingState.Verdict.ARMED, verdict(7, 7, 7));
        assertEquals(ArmingState.Verdict.ARMED, verdict(7, 4, 6));
        assertEquals(ArmingState.Verdict.DISAGREEING, verdict(7, 8, 9), "a restored dump");
        assertEquals(ArmingState.Verdict.DISAGREEING, verdict(7, 4, 5), "a copy far ahead");
    }

    private static ArmingState.Verdict verdict(long claim, long before, long after) {
        return ArmingState.of(
                        database(ID, claim),
                        new InstallationMemory.Beside(ID, before),
                        new InstallationMemory.Beside(ID, after))
                .verdict();
    }

    private static ArmingState.Verdict verdict(UUID id, long claim, UUID besideId, long beside) {
        return ArmingState.of(database(id, claim), new InstallationMemory.Beside(besideId, beside))
                .verdict();
    }

    private static ArmingState.Database database(UUID id, long claim) {
        return new ArmingState.Database(id, claim, true, "operator", null);
    }
}
