package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.system.FundingStage.CONTROLLER;
import static org.muster.system.FundingStage.OFFICER;

import jakarta.ejb.EJBAccessException;
import java.time.LocalDate;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.account.ScopeRefused;
import org.muster.donor.ContactKnown;
import org.muster.donor.DonorContactId;
import org.muster.donor.DonorContactRegister;
import org.muster.donor.NewDonorContact;
import org.muster.funding.DonorId;
import org.muster.funding.DonorRegister;
import org.muster.shared.Actor;
import org.muster.shared.DateRange;
import org.muster.shared.InvalidInput;
import org.muster.shared.Language;
import org.muster.shared.Roles;

/** Whom a donor's statements go to is named by finance officers, from a day to a day. */
@ArquillianTest
class DonorContactTest {
    private final FundingStage stage = new FundingStage();
    private final LocalDate today = InContainer.today();
    private DonorContactRegister contacts;
    private DonorId donor;

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(DonorContactTest.class, FundingStage.class);
    }

    @BeforeEach
    void aDonor() throws Exception {
        contacts = InContainer.service(DonorContactRegister.class);
        var donors = InContainer.service(DonorRegister.class);
        donor =
                As.system(
                        () ->
                                donors.register(
                                        "Donor " + stage.code, "10", null, List.of(), OFFICER));
    }

    @Test
    void aContactIsNamedOnceAndEnds() throws Exception {
        var id = name(desk(today, null), OFFICER);
        assertThrows(ContactKnown.class, () -> name(desk(today.plusDays(9), null), OFFICER));
        var listed = As.role(Roles.AUDITOR, () -> contacts.of(donor, new Actor("auditor")));
        assertEquals(1, listed.size());
        assertEquals("Cooperation Desk", listed.get(0).name());
        assertEquals(Language.FR, listed.get(0).language());
        assertTrue(listed.get(0).isValid());
        assertEquals("to", refused(() -> end(id, today.minusDays(1), OFFICER)));
        end(id, today, OFFICER);
        name(desk(today.plusDays(1), null), OFFICER);
        var both = As.role(Roles.CONTROLLER, () -> contacts.of(donor, CONTROLLER));
        assertEquals(
                List.of(true, false), both.stream().map(each -> each.isValid()).toList(), "today");
    }

    @Test
    void badInputNamesItsFieldAndKeepsNothing() throws Exception {
        assertEquals("email", refused(() -> name(typed("Desk", "", null), OFFICER)));
        assertEquals("email", refused(() -> name(typed("Desk", "no address", null), OFFICER)));
        assertEquals("familyName", refused(() -> name(typed(" ", "a@b.example", null), OFFICER)));
        assertEquals(
                "to",
                refused(() -> name(typed("Desk", "a@b.example", today.minusDays(1)), OFFICER)));
        assertTrue(As.system(() -> contacts.of(donor, Actor.SYSTEM)).isEmpty());
    }

    @Test
    void onlyAFinanceOfficerWithoutALimitNamesAndEnds() throws Exception {
        var id = name(desk(today, null), OFFICER);
        var period = new DateRange(today, today.plusYears(1));
        var limited =
                stage.limited(
                        "finance", stage.contribution("1000.00", period), Roles.FINANCE_OFFICER);
        assertThrows(ScopeRefused.class, () -> name(typed("Desk", "b@c.example", null), limited));
        assertThrows(ScopeRefused.class, () -> end(id, today, limited));
        assertFalse(As.role(Roles.FINANCE_OFFICER, () -> contacts.of(donor, limited)).isEmpty());
        assertThrows(
                EJBAccessException.class,
                () ->
                        As.role(
                                Roles.CONTROLLER,
                                () -> contacts.name(donor, desk(today, null), CONTROLLER)));
        assertThrows(
                EJBAccessException.class,
                () -> As.role(Roles.DONOR, () -> contacts.of(donor, new Actor("donor"))));
    }

    private NewDonorContact desk(LocalDate from, LocalDate to) {
        return new NewDonorContact(
                "Cooperation",
                "Desk",
                "desk-" + stage.code + "@donor.example",
                Language.FR,
                from,
                to);
    }

    private NewDonorContact typed(String family, String email, LocalDate to) {
        return new NewDonorContact("Cooperation", family, email, Language.EN, today, to);
    }

    private DonorContactId name(NewDonorContact named, Actor by) throws Exception {
        return As.role(Roles.FINANCE_OFFICER, () -> contacts.name(donor, named, by));
    }

    private void end(DonorContactId id, LocalDate lastDay, Actor by) throws Exception {
        As.role(
                Roles.FINANCE_OFFICER,
                () -> {
                    contacts.end(id, lastDay, by);
                    return null;
                });
    }

    private static String refused(org.junit.jupiter.api.function.Executable act) {
        return assertThrows(InvalidInput.class, act).field();
    }
}
