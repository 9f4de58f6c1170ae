package org.muster.invitation;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.muster.shared.DomainException;

/** A letter's text leaves something open that no letter can fill. */
public class PlaceholderUnknown extends DomainException {
    private static final long serialVersionUID = 1;

    PlaceholderUnknown(String name) {
        super("No letter can fill {{" + name + "}}; it can fill " + known(), name, known());
    }

    private static String known() {
        return Arrays.stream(Placeholder.values())
                .map(Placeholder::mark)
                .collect(Collectors.joining(" "));
    }
}
