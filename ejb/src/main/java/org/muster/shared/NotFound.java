package org.muster.shared;

/** What was asked for does not exist, or not any more. */
public class NotFound extends DomainException {
    private static final long serialVersionUID = 1;

    public NotFound(String kind, Object id) {
        super("There is no " + kind + " " + id, kind, id);
    }
}
