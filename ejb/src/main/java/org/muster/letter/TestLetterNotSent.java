package org.muster.letter;

import org.muster.shared.DomainException;

/** A test letter did not leave: nothing may from here, or the mail server did not take it. */
public class TestLetterNotSent extends DomainException {
    private static final long serialVersionUID = 1;

    private final String why;

    private TestLetterNotSent(String why, String detail) {
        super("The test letter was not sent, " + why + ": " + detail, detail);
        this.why = why;
    }

    static TestLetterNotSent disarmed() {
        return new TestLetterNotSent("disarmed", "");
    }

    static TestLetterNotSent returned(String detail) {
        return new TestLetterNotSent("returned", detail);
    }

    @Override
    public String key() {
        return super.key() + "." + why;
    }
}
