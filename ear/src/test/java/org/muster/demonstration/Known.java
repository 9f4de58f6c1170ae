package org.muster.demonstration;

import java.util.Optional;
import org.muster.event.EventId;
import org.muster.event.EventOverview;
import org.muster.event.EventSummary;
import org.muster.member.MemberDirectory;
import org.muster.member.OrganisationId;
import org.muster.member.Organisations;
import org.muster.shared.Actor;
import org.muster.shared.Language;

/** Finds again what an earlier chapter told, by the codes people use. */
final class Known {
    static final String MISSION = "EUR-2010-09-BAKU";
    static final String ACCREDITATION = "EUR-2011-02-CMA";
    static final String PLANNING = "EUR-2011-11-AZ";
    static final String AWARENESS = "EUR-2012-07-BAKU";
    static final String SERIES = "AP-2012-BANGKOK";
    static final String PREPARATION = "AP-2012-05-P";
    static final String DIALOGUE = "AP-2012-05-D";
    static final String CAMPAIGN = "AP-2012-05";
    static final String JAPAN = "CCF-JP-2011";
    static final String EUROCUSTOMS = "CCF-EC-2011";

    private Known() {}

    static Optional<EventSummary> findEvent(String code) {
        return Services.of(EventOverview.class).byCode(code, Actor.SYSTEM);
    }

    static EventSummary event(String code) {
        return findEvent(code).orElseThrow(() -> new IllegalStateException("Not told: " + code));
    }

    static EventId id(String code) {
        return event(code).id();
    }

    static Language memberLanguage(String code) {
        return Services.of(MemberDirectory.class).find(code).orElseThrow().language();
    }

    static String organisationName(String acronym) {
        return Services.of(Organisations.class).organisation(organisation(acronym)).name();
    }

    static OrganisationId organisation(String acronym) {
        return Services.of(Organisations.class)
                .byAcronym(acronym)
                .orElseThrow(() -> new IllegalStateException("Not told: " + acronym))
                .id();
    }
}
