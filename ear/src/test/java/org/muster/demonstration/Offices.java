package org.muster.demonstration;

import static org.muster.demonstration.Cast.ANNA;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.muster.member.FocalPoints;
import org.muster.member.MemberDirectory;
import org.muster.member.MemberSummary;
import org.muster.member.NewPerson;
import org.muster.member.OrganisationKind;
import org.muster.member.Organisations;
import org.muster.member.ProgrammePhases;
import org.muster.shared.Language;

/**
 * Who is written to: the partners, co-organisers and offices of the articles, a Director General's
 * office for each Member, and focal points for eleven Members of twelve.
 */
final class Offices implements Chapter {
    private static final LocalDate LONG_AGO = LocalDate.of(2009, 1, 1);
    private static final int WITHOUT_FOCAL_POINT = 12;

    private record Body(String acronym, String name, OrganisationKind kind) {}

    private static final List<Body> BODIES =
            List.of(
                    new Body(
                            "WCO",
                            "World Customs Organization, Secretariat",
                            OrganisationKind.SECRETARIAT),
                    new Body(
                            "OSCE",
                            "Organization for Security and Co-operation in Europe",
                            OrganisationKind.CO_ORGANISER),
                    new Body(
                            "THAI-CUSTOMS",
                            "Thai Customs Department",
                            OrganisationKind.CO_ORGANISER),
                    new Body(
                            "AZ-SCC",
                            "State Customs Committee of the Republic of Azerbaijan",
                            OrganisationKind.CO_ORGANISER),
                    new Body("EEC", "Eurasian Economic Commission", OrganisationKind.OTHER),
                    new Body("EU", "European Union", OrganisationKind.OTHER),
                    new Body(
                            "ROCB-AP",
                            "Regional Office for Capacity Building, Asia/Pacific",
                            OrganisationKind.REGIONAL_ENTITY),
                    new Body(
                            "ROCB-EUR",
                            "Regional Office for Capacity Building, Europe",
                            OrganisationKind.REGIONAL_ENTITY),
                    new Body(
                            "ROCB-MENA",
                            "Regional Office for Capacity Building, MENA",
                            OrganisationKind.REGIONAL_ENTITY),
                    new Body("WB", "World Bank", OrganisationKind.PARTNER),
                    new Body("ADB", "Asian Development Bank", OrganisationKind.PARTNER),
                    new Body("IMF", "International Monetary Fund", OrganisationKind.PARTNER),
                    new Body(
                            "JICA",
                            "Japan International Cooperation Agency",
                            OrganisationKind.PARTNER),
                    new Body(
                            "USAID",
                            "United States Agency for International Development",
                            OrganisationKind.PARTNER),
                    new Body(
                            "UNEP",
                            "United Nations Environment Programme",
                            OrganisationKind.PARTNER),
                    new Body(
                            "UNESCAP",
                            "United Nations Economic and Social Commission for Asia and the Pacific",
                            OrganisationKind.PARTNER));

    /** The seven partners that the article of Bangkok names. */
    static final List<String> PARTNERS =
            List.of("WB", "ADB", "IMF", "JICA", "USAID", "UNEP", "UNESCAP");

    private final FocalPoints points = Services.of(FocalPoints.class);

    @Override
    public boolean isTold() {
        return Services.of(Organisations.class).byAcronym("WCO").isPresent();
    }

    @Override
    public void tell() {
        var number = 1000;
        for (var body : BODIES) {
            var id =
                    Services.of(Organisations.class)
                            .register(body.acronym(), body.name(), body.kind(), Language.EN, ANNA);
            var domain = body.acronym().toLowerCase(Locale.ROOT) + ".example";
            points.appointContact(id, Cast.of(id, domain, number++, "Contact"), LONG_AGO, ANNA);
        }
        var members =
                Services.of(MemberDirectory.class).page(null, LocalDate.of(2026, 1, 1), 0, 300);
        for (var index = 0; index < members.size(); index++) {
            write(members.get(index), index);
        }
        history();
    }

    private void write(MemberSummary member, int index) {
        var domain = member.code().toLowerCase(Locale.ROOT) + ".customs.example";
        var office =
                Cast.register(
                        new NewPerson(
                                "Director General's office",
                                member.name(Language.EN),
                                null,
                                "dg.office@" + domain,
                                null,
                                member.language(),
                                member.code(),
                                null,
                                "Office"));
        points.recordOffice(member.code(), office, ANNA);
        if (index % WITHOUT_FOCAL_POINT != WITHOUT_FOCAL_POINT / 2) {
            var officer =
                    Cast.register(
                            Cast.officer(
                                    2000 + index,
                                    member.code(),
                                    member.language(),
                                    "National contact point for capacity building"));
            points.appoint(member.code(), officer, LONG_AGO, ANNA);
        }
    }

    private static void history() {
        var phases = Services.of(ProgrammePhases.class);
        phases.enter(
                "AZ",
                "Columbus Programme",
                "Phase I",
                LocalDate.of(2007, 6, 1),
                null,
                "Diagnostic mission; a five-year programme followed",
                ANNA);
        phases.enter(
                "AZ",
                "Columbus Programme",
                "Phase II",
                LocalDate.of(2011, 11, 14),
                null,
                "Strategic plan 2012 to 2016",
                ANNA);
        phases.enter(
                "BY",
                "Columbus Programme",
                "Phase I",
                LocalDate.of(2007, 6, 1),
                null,
                "Diagnostic mission",
                ANNA);
    }
}
