package org.muster.attendance;

import java.io.Serializable;
import java.util.List;
import org.muster.shared.LineError;

/**
 * What taking a sheet's lines over would come to: how many are good, and what is wrong with others.
 *
 * @param strangers how many lines name nobody by a reference that the event has
 * @param unsaid how many of them nobody has said anything of
 * @param wrong how many errors there are in all
 * @param errors those asked for of them, in the order of the file
 * @param head the file's first line
 * @param sample the first lines below it, as they stand
 */
public record SheetPreview(
        SheetSummary sheet,
        int good,
        int bad,
        int leftOut,
        int strangers,
        int unsaid,
        int wrong,
        List<LineError> errors,
        List<String> head,
        List<List<String>> sample)
        implements Serializable {}
