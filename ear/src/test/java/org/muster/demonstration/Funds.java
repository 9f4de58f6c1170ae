package org.muster.demonstration;

import static org.muster.demonstration.Cast.CLARA;
import static org.muster.demonstration.Cast.FELIX;
import static org.muster.demonstration.Cast.day;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.muster.account.ScopeKind;
import org.muster.budget.BudgetPlanning;
import org.muster.budget.NewBudget;
import org.muster.donor.DonorContactRegister;
import org.muster.donor.NewDonorContact;
import org.muster.event.EventId;
import org.muster.evidence.ReceivedDocument;
import org.muster.funding.Agreements;
import org.muster.funding.Beneficiary;
import org.muster.funding.ContributionId;
import org.muster.funding.ContributionOverview;
import org.muster.funding.ContributionTerms;
import org.muster.funding.ContributionTerms.Basis;
import org.muster.funding.ContributionTerms.FxMethod;
import org.muster.funding.ContributionTerms.Recognition;
import org.muster.funding.CostDocuments;
import org.muster.funding.DonorId;
import org.muster.funding.DonorRegister;
import org.muster.funding.FundAllocation;
import org.muster.funding.FundEvidence;
import org.muster.funding.InKindMemo;
import org.muster.funding.NewCostDocument;
import org.muster.ledger.CostCategory;
import org.muster.ledger.LedgerKeeping;
import org.muster.shared.Actor;
import org.muster.shared.DateRange;
import org.muster.shared.Language;
import org.muster.shared.Money;
import org.muster.shared.Roles;

/**
 * Two agreements of the Customs Cooperation Fund: Japan's, which pays for Bangkok, and
 * Eurocustoms', which pays the Secretariat's own travel and nothing else. Amounts are invented.
 */
final class Funds implements Chapter {
    private static final String AGENCY = "Reisebuero Muster";
    private static final int FIFTEEN_PER_CENT = 1_500;

    @Override
    public boolean isTold() {
        return Services.of(DonorRegister.class).find("CCF/Japan", Actor.SYSTEM).isPresent();
    }

    @Override
    public void tell() {
        rates();
        var japan =
                donor(
                        "CCF/Japan",
                        List.of(
                                "CCF Japan",
                                "Customs Cooperation Fund, Japan",
                                "Japanese Customs Cooperation Fund",
                                "Japanese Customs Corporation Fund"));
        var year = new DateRange(day(2011, 7, 1), day(2012, 6, 30));
        var fund =
                contribution(
                        Known.JAPAN,
                        japan,
                        "Customs Cooperation Fund, Japan, 2011/12",
                        "170000.00",
                        year);
        earmark(
                fund,
                year,
                EnumSet.allOf(CostCategory.class),
                Set.of(Beneficiary.PARTICIPANTS, Beneficiary.EXPERTS));
        var agreements = Services.of(Agreements.class);
        agreements.enterOpening(
                fund, year.from(), euro("50000.00"), "Signed statement 2010/11", FELIX);
        agreements.signOffOpening(fund, CLARA);
        receive(fund, "120000.00", day(2011, 9, 15));
        Accounts.grant("dai.donor", Roles.DONOR, ScopeKind.CONTRIBUTION, fund);
        Services.of(DonorContactRegister.class)
                .name(
                        japan,
                        new NewDonorContact(
                                "Dai",
                                "Ichirei",
                                "dai.ichirei@ccf-japan.example",
                                Language.EN,
                                year.from(),
                                null),
                        FELIX);

        var eurocustoms =
                donor(
                        "Eurocustoms",
                        List.of("Eurocustoms contribution to the CCF", "CCF/Eurocustoms"));
        var travel =
                contribution(
                        Known.EUROCUSTOMS,
                        eurocustoms,
                        "Eurocustoms contribution 2011",
                        "20000.00",
                        new DateRange(day(2011, 1, 1), day(2012, 12, 31)));
        earmark(
                travel,
                new DateRange(day(2011, 1, 1), day(2012, 12, 31)),
                EnumSet.of(CostCategory.AIR, CostCategory.DSA, CostCategory.TERM),
                Set.of(Beneficiary.SECRETARIAT));
        receive(travel, "20000.00", day(2011, 2, 1));
        azerbaijan(travel);
    }

    private static void rates() {
        var keeping = Services.of(LedgerKeeping.class);
        keeping.recordRate("THB", day(2012, 5, 1), new BigDecimal("40.25"), "UNORE", FELIX);
        keeping.recordRate("THB", day(2012, 6, 1), new BigDecimal("39.50"), "UNORE", FELIX);
        keeping.recordRate("AZN", day(2011, 11, 1), new BigDecimal("1.0893"), "UNORE", FELIX);
    }

    /** Only the Secretariat's own travel is charged; the host gives the room. */
    private static void azerbaijan(ContributionId travel) {
        var event = Known.id(Known.PLANNING);
        allocate(travel, event, CostCategory.AIR, "2000.00", day(2011, 10, 3));
        allocate(travel, event, CostCategory.DSA, "2000.00", day(2011, 10, 3));
        cost(
                travel,
                event,
                CostCategory.AIR,
                "",
                Beneficiary.SECRETARIAT,
                AGENCY,
                "2011-1187",
                day(2011, 11, 10),
                euro("1700.00"));
        cost(
                travel,
                event,
                CostCategory.DSA,
                "",
                Beneficiary.SECRETARIAT,
                "WCO Secretariat",
                "DSA-2011-44",
                day(2011, 11, 18),
                euro("1800.00"));
        inKind(
                event,
                travel,
                "State Customs Committee of Azerbaijan",
                "Conference room and interpretation, five days",
                "3500.00",
                "Host's letter of 10 October 2011",
                day(2011, 11, 18));
    }

    /** What Bangkok may cost, approved before anybody is invited. */
    static void setAsideForBangkok(EventId preparation, EventId dialogue) {
        var japan = japan();
        var on = day(2012, 3, 15);
        allocate(japan, preparation, CostCategory.DSA, "8400.00", on);
        allocate(japan, preparation, CostCategory.AIR, "25200.00", on);
        allocate(japan, dialogue, CostCategory.DSA, "5600.00", on);
        allocate(japan, dialogue, CostCategory.VENUE, "5100.00", on);
        budget(preparation, on, "25800.00", "7800.00");
        budget(preparation, day(2012, 4, 2), "25200.00", "8400.00");
        inKind(
                preparation,
                japan,
                "Thai Customs Department",
                "Premises and transport for both events",
                "8000.00",
                "Letter of the Thai Customs Department, 20 February 2012",
                day(2012, 5, 28));
    }

    static ContributionId japan() {
        return Services.of(ContributionOverview.class).byAgreement(Known.JAPAN, Actor.SYSTEM);
    }

    /** The invoices of Bangkok, entered by one person and approved by another. */
    static void bangkokCosts() {
        var japan = japan();
        var preparation = Known.id(Known.PREPARATION);
        var dialogue = Known.id(Known.DIALOGUE);
        cost(
                japan,
                preparation,
                CostCategory.AIR,
                "",
                Beneficiary.PARTICIPANTS,
                AGENCY,
                "2012-0501",
                day(2012, 5, 21),
                euro("24300.00"));
        cost(
                japan,
                preparation,
                CostCategory.AIR,
                "non-refundable",
                Beneficiary.PARTICIPANTS,
                AGENCY,
                "2012-0502",
                day(2012, 5, 21),
                euro("900.00"));
        cost(
                japan,
                dialogue,
                CostCategory.DSA,
                "",
                Beneficiary.PARTICIPANTS,
                "Participants of the dialogue",
                "DSA-2012-17",
                day(2012, 6, 1),
                euro("5400.00"));
        cost(
                japan,
                dialogue,
                CostCategory.VENUE,
                "",
                Beneficiary.PARTICIPANTS,
                "Krungthep Example Hotel",
                "INV-88",
                day(2012, 6, 1),
                Money.parse("200000.00", "THB"));
    }

    private static DonorId donor(String name, List<String> aliases) {
        return Services.of(DonorRegister.class).register(name, "10", null, aliases, FELIX);
    }

    private static ContributionId contribution(
            String agreement, DonorId donor, String title, String agreed, DateRange validity) {
        var agreements = Services.of(Agreements.class);
        var id =
                agreements.enter(
                        new ContributionTerms(
                                agreement,
                                donor,
                                title,
                                euro(agreed),
                                Basis.ACCRUAL,
                                Recognition.UNCONDITIONAL,
                                FxMethod.TRANSACTION_DATE,
                                "3",
                                0,
                                validity,
                                validity.to().plusMonths(6)),
                        FELIX);
        agreements.sign(id, CLARA);
        return id;
    }

    private static void earmark(
            ContributionId id,
            DateRange validity,
            Set<CostCategory> categories,
            Set<Beneficiary> whose) {
        Services.of(Agreements.class)
                .earmark(
                        id,
                        validity.from(),
                        "Agreement, annex 1",
                        Set.of(),
                        categories,
                        whose,
                        FELIX);
    }

    private static void receive(ContributionId id, String amount, LocalDate on) {
        var agreements = Services.of(Agreements.class);
        agreements.receive(agreements.schedule(id, on, euro(amount), FELIX), on, FELIX);
    }

    private static void allocate(
            ContributionId from,
            EventId event,
            CostCategory category,
            String amount,
            LocalDate on) {
        var allocation = Services.of(FundAllocation.class);
        allocation.approve(
                allocation.propose(from, event, category, euro(amount), on, FELIX), CLARA);
    }

    /** Of tickets and allowances; within the flexibility nobody asks the donor. */
    private static void budget(EventId event, LocalDate on, String tickets, String allowances) {
        var planning = Services.of(BudgetPlanning.class);
        var version =
                planning.draft(
                        event,
                        new NewBudget(
                                Money.currency("EUR"),
                                Map.of(
                                        CostCategory.AIR,
                                        euro(tickets),
                                        CostCategory.DSA,
                                        euro(allowances)),
                                FIFTEEN_PER_CENT,
                                ""),
                        FELIX);
        planning.approve(version, on, CLARA);
    }

    private static void cost(
            ContributionId from,
            EventId event,
            CostCategory category,
            String subLine,
            Beneficiary whose,
            String supplier,
            String number,
            LocalDate on,
            Money amount) {
        var costs = Services.of(CostDocuments.class);
        var document =
                new NewCostDocument(
                        from, event, category, subLine, whose, supplier, number, on, amount, null,
                        null);
        var entered = costs.enter(document, FELIX);
        Services.of(FundEvidence.class)
                .attach(
                        entered,
                        ReceivedDocument.of(number + ".pdf", scan(supplier, number)),
                        FELIX);
        costs.approve(entered, CLARA);
    }

    /** A page that says what the paper would. */
    private static byte[] scan(String supplier, String number) {
        var words = "BT /F1 14 Tf 60 780 Td (" + supplier + ", " + number + ") Tj ET";
        var text =
                """
                %%PDF-1.4
                1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
                2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
                3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R
                  /Resources <</Font <</F1 <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>>>>>> endobj
                4 0 obj <</Length %d>> stream
                %s
                endstream endobj
                trailer <</Root 1 0 R>>
                %%%%EOF
                """;
        return text.formatted(words.length(), words).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void inKind(
            EventId event,
            ContributionId beside,
            String provider,
            String what,
            String value,
            String evidence,
            LocalDate on) {
        var memo = Services.of(InKindMemo.class);
        var gift =
                memo.offer(
                        event,
                        beside,
                        provider,
                        what,
                        euro(value),
                        "Provider's own estimate",
                        evidence,
                        on,
                        FELIX);
        memo.value(gift, euro(value), evidence, CLARA);
    }

    static Money euro(String amount) {
        return Money.parse(amount, "EUR");
    }
}
