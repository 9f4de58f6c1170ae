package org.muster.demonstration;

import static org.muster.demonstration.Cast.ANNA;
import static org.muster.demonstration.Cast.FELIX;
import static org.muster.demonstration.Cast.day;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Set;
import org.muster.account.ScopeKind;
import org.muster.entitlement.Allowances;
import org.muster.event.Audience;
import org.muster.event.EventDetails;
import org.muster.event.EventId;
import org.muster.event.EventPlanning;
import org.muster.event.EventType;
import org.muster.event.OrganiserPart;
import org.muster.event.Seats;
import org.muster.event.SeriesId;
import org.muster.invitation.CampaignPlanning;
import org.muster.invitation.Deadline;
import org.muster.invitation.RecipientGroups;
import org.muster.member.Region;
import org.muster.shared.DateRange;
import org.muster.shared.Language;
import org.muster.shared.Roles;

/**
 * Bangkok, May and June 2012: a preparation for customs alone and a dialogue with partners, one
 * series. On the demonstration's first day the letters are written and none is sent.
 */
final class Bangkok implements Chapter {
    static final ZoneId ZONE = ZoneId.of("Asia/Bangkok");
    static final ZonedDateTime DEADLINE = ZonedDateTime.of(2012, 5, 4, 17, 0, 0, 0, ZONE);

    private final EventPlanning planning = Services.of(EventPlanning.class);

    @Override
    public boolean isTold() {
        return Known.findEvent(Known.DIALOGUE).isPresent();
    }

    @Override
    public void tell() {
        var series =
                planning.createSeries(
                        Known.SERIES,
                        "Asia/Pacific dialogue on partnership for customs modernization",
                        ANNA);
        var preparation =
                create(
                        series,
                        Known.PREPARATION,
                        EventType.REGIONAL_WORKSHOP,
                        Audience.CUSTOMS_ONLY,
                        new DateRange(day(2012, 5, 28), day(2012, 5, 30)),
                        Map.of(
                                Language.EN, "Customs-only preparatory workshop",
                                Language.FR, "Atelier préparatoire réservé aux douanes",
                                Language.ES, "Taller preparatorio solo para aduanas",
                                Language.RU,
                                        "Подготовительный семинар только для таможенных служб"));
        var dialogue =
                create(
                        series,
                        Known.DIALOGUE,
                        EventType.REGIONAL_DIALOGUE,
                        Audience.CUSTOMS_AND_PARTNERS,
                        new DateRange(day(2012, 5, 31), day(2012, 6, 1)),
                        Map.of(
                                Language.EN,
                                        "Asia Pacific Regional Dialogue on Partnership for Customs Modernization",
                                Language.FR,
                                        "Dialogue régional Asie-Pacifique sur le partenariat pour la modernisation des douanes",
                                Language.ES,
                                        "Diálogo regional Asia-Pacífico sobre la asociación para la modernización de las aduanas",
                                Language.RU,
                                        "Азиатско-Тихоокеанский региональный диалог о партнёрстве для модернизации таможни"));
        planning.offerSeats(preparation, new Seats(1, 1, 30, 60), ANNA);
        planning.offerSeats(dialogue, new Seats(1, 1, 30, 80), ANNA);
        Funds.setAsideForBangkok(preparation, dialogue);
        Services.of(Allowances.class).payPerDay(preparation, Funds.euro("100.00"), FELIX);
        Accounts.grant("fon.facilitator", Roles.FACILITATOR, ScopeKind.EVENT, preparation);
        Accounts.grant("fon.facilitator", Roles.FACILITATOR, ScopeKind.EVENT, dialogue);
        // Customs of America and Europe look on at the dialogue; the letters go to Asia and the
        // Pacific.
        Part.observer(dialogue, 3990, "US");
        Part.observer(dialogue, 3991, "NL");
        campaign(preparation, dialogue);
    }

    private EventId create(
            SeriesId series,
            String code,
            EventType type,
            Audience audience,
            DateRange days,
            Map<Language, String> titles) {
        var id =
                planning.create(
                        new EventDetails(
                                code,
                                type,
                                audience,
                                series,
                                days,
                                ZONE,
                                LocalTime.of(9, 0),
                                "Thai Customs Department",
                                "Bangkok",
                                "TH",
                                Region.AP,
                                Language.EN,
                                titles,
                                Set.of(Language.EN),
                                null,
                                null),
                        ANNA);
        planning.organise(id, Known.organisation("WCO"), OrganiserPart.ORGANISER, ANNA);
        planning.organise(id, Known.organisation("ROCB-AP"), OrganiserPart.CO_ORGANISER, ANNA);
        planning.organise(id, Known.organisation("THAI-CUSTOMS"), OrganiserPart.HOST, ANNA);
        planning.confirm(id, ANNA);
        return id;
    }

    private static void campaign(EventId preparation, EventId dialogue) {
        var campaigns = Services.of(CampaignPlanning.class);
        var id =
                campaigns.draft(
                        Known.CAMPAIGN,
                        "Bangkok, May and June 2012",
                        Set.of(preparation, dialogue),
                        new Deadline(DEADLINE.toInstant(), ZONE),
                        ANNA);
        Services.of(RecipientGroups.class).addRegion(id, Region.AP, ANNA);
        campaigns.addOrganisations(
                id, Offices.PARTNERS.stream().map(Known::organisation).toList(), ANNA);
        campaigns.write(
                id,
                Language.EN,
                "Invitation: {{titles}}",
                """
                Dear {{addressee}},

                {{organisation}} has the honour of inviting {{recipient}} to:

                {{events}}

                An economy ticket and an allowance for one officer per administration are paid by CCF/Japan; further officers are
                welcome at their administration's own cost. Please tell us whom you send, in order of priority, until {{deadline}}:

                {{link}}

                {{supersedes}}
                """,
                ANNA);
        campaigns.write(
                id,
                Language.FR,
                "Invitation : {{titles}}",
                """
                {{addressee}},

                {{organisation}} a l'honneur d'inviter {{recipient}} à :

                {{events}}

                Un billet en classe économique et une indemnité pour un fonctionnaire par administration sont pris en charge par
                CCF/Japan ; d'autres fonctionnaires sont les bienvenus aux frais de leur administration. Merci de nous indiquer vos
                candidats, par ordre de priorité, jusqu'au {{deadline}} :

                {{link}}

                {{supersedes}}
                """,
                ANNA);
        campaigns.write(
                id,
                Language.ES,
                "Invitación: {{titles}}",
                """
                {{addressee}}:

                {{organisation}} tiene el honor de invitar a {{recipient}} a:

                {{events}}

                CCF/Japan paga un billete en clase económica y una dieta para un funcionario por administración; otros funcionarios
                son bienvenidos por cuenta de su administración. Indíquenos sus candidatos, por orden de prioridad, hasta el {{deadline}}:

                {{link}}

                {{supersedes}}
                """,
                ANNA);
        campaigns.write(
                id,
                Language.RU,
                "Приглашение: {{titles}}",
                """
                {{addressee}}!

                {{organisation}} имеет честь пригласить {{recipient}}:

                {{events}}

                Билет экономического класса и суточные для одного сотрудника от каждой администрации оплачивает CCF/Japan; другие
                сотрудники могут приехать за счёт своей администрации. Просим назвать кандидатов в порядке приоритета до {{deadline}}:

                {{link}}

                {{supersedes}}
                """,
                ANNA);
    }
}
