package org.muster.system;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.muster.event.EventId;
import org.muster.event.ParticipationId;
import org.muster.evidence.ReceivedDocument;
import org.muster.funding.Agreements;
import org.muster.funding.Beneficiary;
import org.muster.funding.ContributionId;
import org.muster.funding.ContributionTerms;
import org.muster.funding.CostDocumentId;
import org.muster.funding.CostDocuments;
import org.muster.funding.DonorRegister;
import org.muster.funding.FundAllocation;
import org.muster.funding.FundEvidence;
import org.muster.funding.NewCostDocument;
import org.muster.ledger.CostCategory;
import org.muster.ledger.JournalEntryId;
import org.muster.ledger.LedgerKeeping;
import org.muster.member.PersonId;
import org.muster.shared.Actor;
import org.muster.shared.DateRange;
import org.muster.shared.Money;

/**
 * What tests about money stand on: events and people as rows of their own, money through the
 * services, everything under codes no other test uses.
 */
public final class FundingStage {
    public static final Actor OFFICER = new Actor("finance-officer");
    public static final Actor CONTROLLER = new Actor("controller");
    static final Set<CostCategory> TRAVEL =
            Set.of(CostCategory.AIR, CostCategory.DSA, CostCategory.VENUE);

    public final String code;
    private int documents;

    public FundingStage() {
        this(UUID.randomUUID().toString().substring(0, 8));
    }

    FundingStage(String code) {
        this.code = code;
    }

    static Money euro(String amount) {
        return Money.parse(amount, "EUR");
    }

    /** An active agreement over a period, with money in the bank. */
    ContributionId contribution(String agreed, DateRange period) throws Exception {
        return contribution(agreed, period, ContributionTerms.Basis.ACCRUAL);
    }

    ContributionId contribution(String agreed, DateRange period, ContributionTerms.Basis basis)
            throws Exception {
        return contribution(agreed, period, basis, 0);
    }

    ContributionId contribution(
            String agreed, DateRange period, ContributionTerms.Basis basis, int pscBasisPoints)
            throws Exception {
        return contribution(
                euro(agreed),
                period,
                basis,
                ContributionTerms.Recognition.UNCONDITIONAL,
                ContributionTerms.FxMethod.MONTHLY,
                null,
                pscBasisPoints);
    }

    ContributionId contribution(Money agreed, DateRange period, ContributionTerms.FxMethod method)
            throws Exception {
        return contribution(agreed, period, method, ContributionTerms.Recognition.UNCONDITIONAL);
    }

    ContributionId contribution(
            Money agreed,
            DateRange period,
            ContributionTerms.FxMethod method,
            ContributionTerms.Recognition recognition)
            throws Exception {
        return contribution(
                agreed, period, ContributionTerms.Basis.ACCRUAL, recognition, method, null, 0);
    }

    /** One whose averages are made of the rates of a source. */
    ContributionId contribution(
            Money agreed, DateRange period, ContributionTerms.FxMethod method, String rateSource)
            throws Exception {
        return contribution(
                agreed,
                period,
                ContributionTerms.Basis.ACCRUAL,
                ContributionTerms.Recognition.UNCONDITIONAL,
                method,
                rateSource,
                0);
    }

    private ContributionId contribution(
            Money agreed,
            DateRange period,
            ContributionTerms.Basis basis,
            ContributionTerms.Recognition recognition,
            ContributionTerms.FxMethod method,
            String rateSource,
            int pscBasisPoints)
            throws Exception {
        var agreements = InContainer.service(Agreements.class);
        var donors = InContainer.service(DonorRegister.class);
        return As.system(
                () -> {
                    var donor = donors.register("Donor " + code, "10", null, List.of(), OFFICER);
                    var id =
                            agreements.enter(
                                    new ContributionTerms(
                                            "AG-" + code + "-" + ++documents,
                                            donor,
                                            "Fund " + code,
                                            agreed,
                                            basis,
                                            recognition,
                                            method,
                                            rateSource,
                                            ContributionTerms.InterestPolicy.KEPT,
                                            ContributionTerms.RefundPolicy.REFUNDED,
                                            "3",
                                            pscBasisPoints,
                                            period,
                                            period.to().plusMonths(6)),
                                    OFFICER);
                    agreements.sign(id, CONTROLLER);
                    return id;
                });
    }

    void receive(ContributionId id, String amount, LocalDate on) throws Exception {
        var agreements = InContainer.service(Agreements.class);
        As.system(
                () -> {
                    var instalment = agreements.schedule(id, on, euro(amount), OFFICER);
                    agreements.receive(instalment, on, OFFICER);
                    return null;
                });
    }

    void open(ContributionId id, String amount, LocalDate on) throws Exception {
        var agreements = InContainer.service(Agreements.class);
        As.system(
                () -> {
                    agreements.enterOpening(id, on, euro(amount), "Statement 2010/11", OFFICER);
                    agreements.signOffOpening(id, CONTROLLER);
                    return null;
                });
    }

    void earmark(
            ContributionId id,
            LocalDate from,
            Set<String> members,
            Set<CostCategory> categories,
            Set<Beneficiary> whose)
            throws Exception {
        var agreements = InContainer.service(Agreements.class);
        for (var member : members) {
            member(member);
        }
        As.system(
                () -> {
                    agreements.earmark(
                            id, from, "Agreement " + code, members, categories, whose, OFFICER);
                    return null;
                });
    }

    void allocate(
            ContributionId id, EventId event, CostCategory category, String amount, LocalDate on)
            throws Exception {
        var allocation = InContainer.service(FundAllocation.class);
        As.system(
                () -> {
                    var proposed =
                            allocation.propose(id, event, category, euro(amount), on, OFFICER);
                    allocation.approve(proposed, CONTROLLER);
                    return null;
                });
    }

    NewCostDocument document(
            ContributionId id,
            EventId event,
            CostCategory category,
            Beneficiary whose,
            Money amount,
            LocalDate on,
            String member) {
        return new NewCostDocument(
                id,
                event,
                category,
                "",
                whose,
                "Supplier " + code,
                "INV-" + ++documents,
                on,
                amount,
                null,
                member);
    }

    CostDocumentId cost(NewCostDocument document) throws Exception {
        var id = entered(document);
        As.system(
                () -> {
                    InContainer.service(CostDocuments.class).approve(id, CONTROLLER);
                    return null;
                });
        return id;
    }

    /** A document with its scan, which a second person may approve. */
    CostDocumentId entered(NewCostDocument document) throws Exception {
        return As.system(
                () -> {
                    var id = InContainer.service(CostDocuments.class).enter(document, OFFICER);
                    prove(id);
                    return id;
                });
    }

    /** Attaches the scan without which nobody approves an invoice. */
    static void prove(CostDocumentId id) {
        InContainer.service(FundEvidence.class)
                .attach(
                        id,
                        ReceivedDocument.of(
                                "scan.pdf", ("%PDF-1.7 " + id).getBytes(StandardCharsets.US_ASCII)),
                        OFFICER);
    }

    public EventId event(String suffix, LocalDate from, LocalDate to) throws SQLException {
        var id = EventId.next();
        run(
                """
                insert into muster.capacity_event (id, version, code, type, status, audience, starts_on, ends_on, zone,
                    opens_at, venue, city, country_iso, region, original_language, created_by, created_at)
                values (?, 0, ?, 'REGIONAL_WORKSHOP', 'HELD', 'CUSTOMS_ONLY', ?, ?, 'Asia/Bangkok', '09:00', 'Hall',
                    'Bangkok', 'TH', 'AP', 'en', 'test', now())""",
                id.value(),
                "EV-" + code + suffix,
                from,
                to);
        run(
                "insert into muster.capacity_event_title values (?, 'en', ?)",
                id.value(),
                "Workshop " + suffix);
        return id;
    }

    public UUID person(String sex) throws SQLException {
        var id = UUID.randomUUID();
        run(
                """
                insert into muster.person (id, version, family_name, given_name, sex, language, created_at)
                values (?, 0, 'Invented', 'Person', ?, 'en', now())""",
                id,
                sex);
        return id;
    }

    /** A Member of that code, made up where the reference data has none: one of long ago. */
    private void member(String code) throws SQLException {
        run(
                """
                insert into muster.member (code, joined_on, left_on, language, source)
                values (?, '1950-01-01', '1951-12-31', 'en', 'test')
                on conflict do nothing""",
                code);
        run(
                """
                insert into muster.member_name (member_code, language, name) values (?, 'en', ?)
                on conflict do nothing""",
                code,
                "Member " + code);
    }

    public ParticipationId participation(
            EventId event, UUID person, String role, String funding, String member)
            throws SQLException {
        var id = ParticipationId.next();
        if (member != null) {
            member(member);
        }
        run(
                """
                insert into muster.participation (id, version, event_id, person_id, role, funding, status, member_code,
                    recorded_by, recorded_at)
                values (?, 0, ?, ?, ?, ?, 'CONFIRMED', ?, 'test', now())""",
                id.value(),
                event.value(),
                person,
                role,
                funding,
                member);
        return id;
    }

    /** A second person takes back what a document posted. */
    public static void reverse(String sourceKind, Object document, LocalDate on) throws Exception {
        var entry =
                texts(
                                "select id from muster.journal_entry where source_kind = '"
                                        + sourceKind
                                        + "' and source_id = '"
                                        + document
                                        + "'")
                        .get(0);
        As.system(
                () ->
                        InContainer.service(LedgerKeeping.class)
                                .reverse(
                                        JournalEntryId.of(entry),
                                        on,
                                        "Entered wrongly",
                                        CONTROLLER));
    }

    public void present(EventId event, UUID person, LocalDate day) throws SQLException {
        for (var half : List.of("AM", "PM")) {
            run(
                    """
                    insert into muster.presence (id, event_id, person_id, on_day, half, present, source, recorded_by,
                        recorded_at)
                    values (gen_random_uuid(), ?, ?, ?, ?, true, 'FACILITATOR', 'test', now())""",
                    event.value(),
                    person,
                    day,
                    half);
        }
    }

    /** An account holding the roles everywhere. */
    public Actor account(String name, String... roles) throws SQLException {
        return granted(name, "ALL", "", roles);
    }

    /** An account holding the roles for one contribution alone. */
    public Actor limited(String name, ContributionId to, String... roles) throws SQLException {
        return granted(name, "CONTRIBUTION", to.toString(), roles);
    }

    private Actor granted(String name, String scopeKind, String scopeRef, String... roles)
            throws SQLException {
        var login = name + "-" + code;
        run(
                """
                insert into muster.account (id, version, login, full_name, language, password_hash, active,
                    created_at, created_by)
                values (gen_random_uuid(), 0, ?, 'Invented', 'en',
                    (select password_hash from muster.account where login = 'nobody'), true, now(), 'test')""",
                login);
        for (var role : roles) {
            run(
                    """
                    insert into muster.account_grant
                    select id, ?, ?, ?, 'test', now() from muster.account where login = ?""",
                    role,
                    scopeKind,
                    scopeRef,
                    login);
        }
        return new Actor(login);
    }

    /** A claim of 100.00 over a promise to its person, approved by the controller. */
    UUID approvedClaim(EventId event, String no, LocalDate on) throws Exception {
        var person = person("F");
        var part = participation(event, person, "PARTICIPANT", "SPONSORED", null);
        As.system(
                () ->
                        InContainer.service(FundAllocation.class)
                                .commitFor(
                                        event,
                                        part,
                                        CostCategory.DSA,
                                        euro("100.00"),
                                        on,
                                        OFFICER));
        var scheme = UUID.randomUUID();
        run(
                """
                insert into muster.allowance_scheme
                select ?, cast(? as uuid), 'PER_DAY', count(*) + 1, 'EUR', 10000 from muster.allowance_scheme
                 where event_id = ?""",
                scheme,
                event.value(),
                event.value());
        var claim = UUID.randomUUID();
        run(
                """
                insert into muster.claim (id, version, claim_no, event_id, person_id, scheme_id, days_claimed, currency,
                    amount_minor, state, payable_minor, claimed_on, entered_by, entered_at, approved_by)
                values (?, 0, ?, ?, ?, ?, 1, 'EUR', 10000, 'APPROVED', 10000, ?, 'test', now(), 'controller')""",
                claim,
                no,
                event.value(),
                person,
                scheme,
                on);
        return claim;
    }

    public static void run(String sql, Object... parameters) throws SQLException {
        try (var connection = connect();
                var statement = connection.prepareStatement(sql)) {
            for (var at = 0; at < parameters.length; at++) {
                statement.setObject(at + 1, parameters[at]);
            }
            statement.executeUpdate();
        }
    }

    /** What the online log says of a morning. */
    static void logged(EventId event, PersonId person, LocalDate on, boolean isThere)
            throws SQLException {
        run(
                """
                insert into muster.presence (id, event_id, person_id, on_day, half, present, source, recorded_by,
                    recorded_at)
                values (gen_random_uuid(), ?, ?, ?, 'AM', ?, 'ONLINE', 'test', now())""",
                event.value(),
                person.value(),
                on,
                isThere);
    }

    public static long number(String sql, Object... parameters) throws SQLException {
        try (var connection = connect();
                var statement = connection.prepareStatement(sql)) {
            for (var at = 0; at < parameters.length; at++) {
                statement.setObject(at + 1, parameters[at]);
            }
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /** The refusal of each call, null for what succeeded. */
    static List<Throwable> atOnce(int calls, Callable<?> act) throws Exception {
        ManagedExecutorService threads =
                InitialContext.doLookup("java:comp/DefaultManagedExecutorService");
        var running = new ArrayList<Future<Throwable>>();
        for (var at = 0; at < calls; at++) {
            running.add(
                    threads.submit(
                            () -> {
                                try {
                                    act.call();
                                    return null;
                                } catch (Exception refused) {
                                    return refused;
                                }
                            }));
        }
        var refusals = new ArrayList<Throwable>();
        for (var call : running) {
            refusals.add(call.get());
        }
        return refusals;
    }

    /** Past every rule, as the installation's own database: to set the stage and to look. */
    static List<String> texts(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    public static Connection connect() throws SQLException {
        try {
            DataSource source = InitialContext.doLookup("java:jboss/datasources/MusterDS");
            return source.getConnection();
        } catch (NamingException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
