package org.muster.demonstration;

import static org.muster.demonstration.Cast.ANNA;
import static org.muster.demonstration.Cast.day;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.muster.event.AccreditationStage;
import org.muster.event.AccreditationType;
import org.muster.event.Accreditations;
import org.muster.event.Audience;
import org.muster.event.EventDetails;
import org.muster.event.EventId;
import org.muster.event.EventPlanning;
import org.muster.event.EventType;
import org.muster.event.Funding;
import org.muster.event.OrganiserPart;
import org.muster.event.OutputKind;
import org.muster.event.ParticipationRole;
import org.muster.member.PersonId;
import org.muster.member.Region;
import org.muster.shared.DateRange;
import org.muster.shared.Language;

/** The four events in Europe: three that are over on the first day, and Baku in July 2012. */
final class Europe implements Chapter {
    private static final ZoneId BAKU = ZoneId.of("Asia/Baku");
    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");

    /** The thirteen administrations of the Baku workshop. */
    private static final List<String> RUSSIAN_SPEAKING =
            List.of("AM", "AZ", "BY", "GE", "KG", "KZ", "LT", "LV", "MD", "RU", "TJ", "UA", "UZ");

    private final EventPlanning planning = Services.of(EventPlanning.class);

    @Override
    public boolean isTold() {
        return Known.findEvent(Known.AWARENESS).isPresent();
    }

    @Override
    public void tell() {
        mission();
        accreditation();
        planningWorkshop();
        awareness();
    }

    /** September 2010: no office stands in Baku yet, so the venue is the headquarters. */
    private void mission() {
        var event =
                create(
                        Known.MISSION,
                        EventType.MISSION,
                        new DateRange(day(2010, 9, 8), day(2010, 9, 9)),
                        BAKU,
                        "SCC HQ",
                        "Baku",
                        "AZ",
                        Language.EN,
                        Set.of(Language.EN),
                        null,
                        Map.of(
                                Language.EN,
                                        "Review of the establishment of the Regional Office for Capacity Building in Europe",
                                Language.RU,
                                        "Обзор создания Регионального офиса по наращиванию потенциала для Европы"));
        organise(event, "WCO", OrganiserPart.ORGANISER);
        organise(event, "AZ-SCC", OrganiserPart.HOST);
        var secretariat = Known.organisation("WCO");
        var director =
                Part.of(
                        event,
                        secretariat,
                        "wco.example",
                        100,
                        ParticipationRole.STAFF,
                        "Director, Capacity Building");
        planning.addOutput(
                event,
                day(2010, 9, 8),
                "Building a European Regional Capacity Building Office",
                OutputKind.ARTICLE,
                ANNA);
        hold(event, List.of(director));
    }

    /** February 2011: six of those who came are potential advisors from then on. */
    private void accreditation() {
        var event =
                create(
                        Known.ACCREDITATION,
                        EventType.ACCREDITATION_WORKSHOP,
                        new DateRange(day(2011, 2, 14), day(2011, 2, 18)),
                        BRUSSELS,
                        "WCO Secretariat",
                        "Brussels",
                        "BE",
                        Language.EN,
                        Set.of(Language.RU, Language.EN),
                        null,
                        Map.of(
                                Language.EN,
                                        "Accreditation workshop for Russian-speaking Customs Modernization Advisors",
                                Language.RU,
                                        "Аккредитационный семинар для русскоговорящих советников по модернизации таможни"));
        organise(event, "WCO", OrganiserPart.ORGANISER);
        var secretariat = Known.organisation("WCO");
        var there = new ArrayList<PersonId>();
        var number = 110;
        for (var member : List.of("AZ", "BY", "KZ", "LV", "MD", "RU", "UA")) {
            there.add(Part.officer(event, number++, member, Funding.SELF_FUNDED));
        }
        there.add(
                Part.of(
                        event,
                        secretariat,
                        "wco.example",
                        number++,
                        ParticipationRole.PARTICIPANT,
                        "Technical officer"));
        there.add(
                Part.of(
                        event,
                        secretariat,
                        "wco.example",
                        number++,
                        ParticipationRole.PARTICIPANT,
                        "Intern"));
        var facilitators = new ArrayList<PersonId>();
        facilitators.add(
                Part.of(
                        event,
                        secretariat,
                        "wco.example",
                        number++,
                        ParticipationRole.FACILITATOR,
                        "Facilitator"));
        facilitators.add(
                Part.of(
                        event,
                        secretariat,
                        "wco.example",
                        number,
                        ParticipationRole.FACILITATOR,
                        "Facilitator"));
        var qualified = new ArrayList<>(there.subList(0, 5));
        qualified.add(there.get(7));
        for (var person : qualified) {
            Services.of(Accreditations.class)
                    .record(
                            person,
                            AccreditationType.CMA,
                            AccreditationStage.PRE_ACCREDITED,
                            day(2011, 2, 18),
                            event,
                            ANNA);
        }
        there.addAll(facilitators);
        planning.addOutput(
                event,
                day(2011, 3, 11),
                "Six experts qualified as potential advisors",
                OutputKind.ARTICLE,
                ANNA);
        hold(event, there);
    }

    /** November 2011: a national workshop at the Member's own request. */
    private void planningWorkshop() {
        var event =
                create(
                        Known.PLANNING,
                        EventType.NATIONAL_WORKSHOP,
                        new DateRange(day(2011, 11, 14), day(2011, 11, 18)),
                        BAKU,
                        "State Customs Committee",
                        "Baku",
                        "AZ",
                        Language.EN,
                        Set.of(Language.EN, Language.RU),
                        "AZ",
                        Map.of(
                                Language.EN, "Strategic planning workshop, Azerbaijan Customs",
                                Language.RU,
                                        "Семинар по стратегическому планированию, таможня Азербайджана"));
        organise(event, "WCO", OrganiserPart.ORGANISER);
        organise(event, "AZ-SCC", OrganiserPart.HOST);
        var there = new ArrayList<PersonId>();
        for (var number = 130; number < 142; number++) {
            there.add(Part.officer(event, number, "AZ", Funding.SELF_FUNDED));
        }
        var secretariat = Known.organisation("WCO");
        there.add(
                Part.of(
                        event,
                        secretariat,
                        "wco.example",
                        142,
                        ParticipationRole.STAFF,
                        "Facilitator"));
        there.add(
                Part.of(
                        event,
                        secretariat,
                        "wco.example",
                        143,
                        ParticipationRole.STAFF,
                        "Facilitator"));
        planning.addOutput(
                event,
                day(2011, 11, 18),
                "First draft of the Strategic Plan 2012 to 2016, presented to the Chairman",
                OutputKind.PLAN,
                ANNA);
        planning.addOutput(
                event,
                day(2011, 11, 25),
                "Azerbaijan Customs moving forward with modernization",
                OutputKind.ARTICLE,
                ANNA);
        hold(event, there);
    }

    /** July 2012: thirteen administrations, and observers that are none. */
    private void awareness() {
        var event =
                create(
                        Known.AWARENESS,
                        EventType.SUBREGIONAL_WORKSHOP,
                        new DateRange(day(2012, 7, 3), day(2012, 7, 6)),
                        BAKU,
                        "ROCB Europe",
                        "Baku",
                        "AZ",
                        Language.EN,
                        Set.of(Language.RU),
                        null,
                        Map.of(
                                Language.EN,
                                        "Capacity Building and Customs Modernization Workshop for Russian-speaking officials",
                                Language.RU,
                                        "Семинар по наращиванию потенциала и модернизации таможни"));
        organise(event, "WCO", OrganiserPart.ORGANISER);
        organise(event, "OSCE", OrganiserPart.CO_ORGANISER);
        organise(event, "ROCB-EUR", OrganiserPart.HOST);
        var number = 150;
        for (var member : RUSSIAN_SPEAKING) {
            Part.officer(event, number++, member, Funding.SELF_FUNDED);
            if (number % 3 == 0) {
                Part.officer(event, 30 + number, member, Funding.SELF_FUNDED);
            }
        }
        Part.of(
                event,
                Known.organisation("ROCB-MENA"),
                "rocb-mena.example",
                number++,
                ParticipationRole.OBSERVER,
                "Observer");
        Part.of(
                event,
                Known.organisation("EEC"),
                "eec.example",
                number++,
                ParticipationRole.OBSERVER,
                "Observer");
        Part.of(
                event,
                Known.organisation("WCO"),
                "wco.example",
                number++,
                ParticipationRole.FACILITATOR,
                "Facilitator");
        Part.of(
                event,
                Known.organisation("OSCE"),
                "osce.example",
                number,
                ParticipationRole.FACILITATOR,
                "Facilitator");
        planning.confirm(event, ANNA);
    }

    private EventId create(
            String code,
            EventType type,
            DateRange days,
            ZoneId zone,
            String venue,
            String city,
            String country,
            Language original,
            Set<Language> languages,
            String requestedBy,
            Map<Language, String> titles) {
        return planning.create(
                new EventDetails(
                        code,
                        type,
                        Audience.CUSTOMS_AND_PARTNERS,
                        null,
                        days,
                        zone,
                        LocalTime.of(9, 0),
                        venue,
                        city,
                        country,
                        Region.EUR,
                        original,
                        titles,
                        languages,
                        requestedBy,
                        null),
                ANNA);
    }

    private void organise(EventId event, String acronym, OrganiserPart part) {
        planning.organise(event, Known.organisation(acronym), part, ANNA);
    }

    private void hold(EventId event, List<PersonId> there) {
        planning.confirm(event, ANNA);
        Register.everyDay(event, there);
        planning.markHeld(event, ANNA);
    }
}
