package org.muster.letter;

import java.util.Set;
import java.util.stream.Collectors;
import org.muster.shared.DomainException;

/** A letter's text leaves something open that no letter can fill. */
public class PlaceholderUnknown extends DomainException {
    private static final long serialVersionUID = 1;

    PlaceholderUnknown(String name, Set<Placeholder> allowed) {
        super(
                "This letter cannot fill {{" + name + "}}; it can fill " + known(allowed),
                name,
                known(allowed));
    }

    private static String known(Set<Placeholder> allowed) {
        return allowed.stream().map(Placeholder::mark).collect(Collectors.joining(" "));
    }
}
