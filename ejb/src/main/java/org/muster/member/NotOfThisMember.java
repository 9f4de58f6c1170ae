package org.muster.member;

import org.muster.shared.DomainException;

/** Who answers for a Member or an organisation belongs to it: letters show their links to them. */
public class NotOfThisMember extends DomainException {
    private static final long serialVersionUID = 1;

    NotOfThisMember(String subject) {
        super("This person does not belong to " + subject, subject);
    }
}
