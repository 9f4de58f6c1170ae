package org.muster.invitation;

import org.muster.shared.DomainException;

/** One letter invites to one event, or to several of one series. */
public class EventsApart extends DomainException {
    private static final long serialVersionUID = 1;

    EventsApart() {
        super("A campaign is about one event, or about several of one series");
    }
}
