package org.muster.letter;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Prints the letters of some purposes. Asked right before they go, it also says which of them must
 * not go any more.
 */
public interface LetterSource {

    Set<LetterPurpose> purposes();

    /** Opens the press for the letters of one mailing; it is used by one thread. */
    Press open(UUID mailing);

    /** Prints letters of one mailing and may remember what they share. */
    interface Press {
        Sheets print(List<Parcel> parcels);
    }

    /** The letters printed, and why the others stay. */
    record Sheets(Map<LetterId, Printed> printed, Map<LetterId, Withheld> withheld) {}
}
