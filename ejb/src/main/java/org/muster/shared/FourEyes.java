package org.muster.shared;

/** Nobody approves what they entered: a second person has to. */
public class FourEyes extends DomainException {
    private static final long serialVersionUID = 1;

    public FourEyes(Actor actor) {
        super(
                actor.login() + " entered this and cannot approve it: a second person has to",
                actor.login());
    }

    /** Refuses when the approver is the one who entered. */
    public static void require(String enteredBy, Actor approver) {
        if (enteredBy.equals(approver.login())) {
            throw new FourEyes(approver);
        }
    }
}
