package org.muster.demonstration;

import static org.muster.demonstration.Cast.ANNA;

import org.muster.event.EventId;
import org.muster.event.Funding;
import org.muster.event.ParticipationRole;
import org.muster.event.Participations;
import org.muster.member.OrganisationId;
import org.muster.member.PersonId;

/** Confirms people's parts in the events of the articles. */
final class Part {
    private Part() {}

    static PersonId officer(EventId event, int number, String member, Funding funding) {
        var language = Known.memberLanguage(member);
        var person =
                Cast.register(Cast.officer(number, member, language, "Capacity building officer"));
        confirm(event, person, ParticipationRole.PARTICIPANT, funding, member, null);
        return person;
    }

    /** Somebody of an administration who looks on, at its own cost. */
    static void observer(EventId event, int number, String member) {
        var language = Known.memberLanguage(member);
        var person = Cast.register(Cast.officer(number, member, language, "International affairs"));
        confirm(event, person, ParticipationRole.OBSERVER, Funding.SELF_FUNDED, member, null);
    }

    static PersonId of(
            EventId event,
            OrganisationId from,
            String domain,
            int number,
            ParticipationRole role,
            String position) {
        var person = Cast.of(from, domain, number, position);
        confirm(event, person, role, Funding.SELF_FUNDED, null, from);
        return person;
    }

    static void confirm(
            EventId event,
            PersonId person,
            ParticipationRole role,
            Funding funding,
            String member,
            OrganisationId from) {
        Services.of(Participations.class)
                .confirm(event, person, role, funding, member, from, "", ANNA);
    }
}
