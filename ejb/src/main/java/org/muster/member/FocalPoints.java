package org.muster.member;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.Roles;

/**
 * Who is written to: a Member's focal point of the day, else its Director General's office; an
 * organisation's contact. An officer of one region names them for the Members of that region, one
 * without a limit for all; organisations belong to no region.
 */
@Stateless
@RolesAllowed({Roles.EVENT_OFFICER, Roles.SYSTEM})
public class FocalPoints {
    @Inject private Contacts contacts;
    @Inject private Persons persons;
    @Inject private MemberReach reach;
    @Inject private AuditTrail audit;

    /** The Member as read before somebody is named for it. */
    public MemberSummary toChange(String memberCode, Actor by) {
        return reach.require(memberCode, by);
    }

    /** Appoints a Member's focal point; the present one's time ends the day before. */
    public void appoint(String memberCode, PersonId person, LocalDate from, Actor by) {
        appoint(memberCode, person, from, null, by);
    }

    /** Appoints a Member's focal point until a last day, after which the office is written to. */
    public void appoint(
            String memberCode, PersonId person, LocalDate from, LocalDate to, Actor by) {
        reach.require(memberCode, by);
        contacts.lock(memberCode);
        if (!memberCode.equals(persons.get(person).memberCode())) {
            throw new NotOfThisMember(memberCode);
        }
        Contacts.makeRoom(contacts.of(memberCode), from, to);
        contacts.add(FocalPoint.of(memberCode, null, person, from, to));
        audit.record(by, "focal point appointed", "member", memberCode, days(person, from, to));
    }

    /**
     * Appoints an officer whom nobody knew before; a namesake of the Member is the same officer.
     */
    public PersonId appointNew(
            String memberCode, NewPerson given, LocalDate from, LocalDate to, Actor by) {
        reach.require(memberCode, by);
        var person = persons.known(given.at(memberCode, null), by);
        appoint(memberCode, person, from, to, by);
        return person;
    }

    /** Names an organisation's contact; the present one's time ends the day before. */
    public void appointContact(
            OrganisationId organisation, PersonId person, LocalDate from, Actor by) {
        appointContact(organisation, person, from, null, by);
    }

    /** Names an organisation's contact until a last day. */
    public void appointContact(
            OrganisationId organisation, PersonId person, LocalDate from, LocalDate to, Actor by) {
        reach.requireEverywhere(by, "organisation " + organisation);
        contacts.lock(organisation);
        if (!organisation.equals(persons.get(person).organisation())) {
            throw new NotOfThisMember("organisation " + organisation);
        }
        Contacts.makeRoom(contacts.of(organisation), from, to);
        contacts.add(FocalPoint.of(null, organisation, person, from, to));
        audit.record(by, "contact appointed", "organisation", organisation, days(person, from, to));
    }

    /** Names somebody as contact whom nobody knew before. */
    public PersonId appointNewContact(
            OrganisationId organisation, NewPerson given, LocalDate from, LocalDate to, Actor by) {
        reach.requireEverywhere(by, "organisation " + organisation);
        var person = persons.known(given.at(null, organisation), by);
        appointContact(organisation, person, from, to, by);
        return person;
    }

    /** Ends a Member's focal point without a successor: from then on the office is written to. */
    public void end(String memberCode, LocalDate lastDay, Actor by) {
        reach.require(memberCode, by);
        contacts.lock(memberCode);
        Contacts.end(contacts.of(memberCode), lastDay);
        audit.record(by, "focal point ended", "member", memberCode, "on " + lastDay);
    }

    /** Ends an organisation's contact without a successor: nobody is written to from then on. */
    public void endContact(OrganisationId organisation, LocalDate lastDay, Actor by) {
        reach.requireEverywhere(by, "organisation " + organisation);
        contacts.lock(organisation);
        Contacts.end(contacts.of(organisation), lastDay);
        audit.record(by, "contact ended", "organisation", organisation, "on " + lastDay);
    }

    /** Records the Director General's office of a Member, written to where no focal point is. */
    public void recordOffice(String memberCode, PersonId office, Actor by) {
        reach.require(memberCode, by);
        contacts.lock(memberCode);
        if (!memberCode.equals(persons.get(office).memberCode())) {
            throw new NotOfThisMember(memberCode);
        }
        if (contacts.recordOffice(memberCode, office)) {
            audit.record(by, "office recorded", "member", memberCode, office.toString());
        }
    }

    /** Records an office by its name and address; the same name is the same office. */
    public PersonId recordNewOffice(String memberCode, NewPerson given, Actor by) {
        reach.require(memberCode, by);
        var office = persons.known(given.at(memberCode, null), by);
        recordOffice(memberCode, office, by);
        return office;
    }

    /** Whether this actor may name who is written to at this Member. */
    @RolesAllowed({Roles.EVENT_OFFICER, Roles.AUDITOR, Roles.SYSTEM})
    public boolean mayChange(String memberCode, Actor by) {
        return reach.covers(memberCode, by);
    }

    /** Everybody who answered, answers or will answer for a Member, the earliest first. */
    @RolesAllowed({Roles.EVENT_OFFICER, Roles.AUDITOR, Roles.OPERATOR, Roles.SYSTEM})
    public List<FocalPoint> ofMember(String memberCode) {
        return contacts.of(memberCode);
    }

    /** Everybody who was, is or will be an organisation's contact, the earliest first. */
    @RolesAllowed({Roles.EVENT_OFFICER, Roles.AUDITOR, Roles.OPERATOR, Roles.SYSTEM})
    public List<FocalPoint> ofOrganisation(OrganisationId organisation) {
        return contacts.of(organisation);
    }

    @RolesAllowed({Roles.EVENT_OFFICER, Roles.AUDITOR, Roles.OPERATOR, Roles.SYSTEM})
    public Optional<PersonId> focalPointOf(String memberCode, LocalDate day) {
        return Contacts.answering(contacts.of(memberCode), day).map(FocalPoint::person);
    }

    @RolesAllowed({Roles.EVENT_OFFICER, Roles.AUDITOR, Roles.OPERATOR, Roles.SYSTEM})
    public Optional<PersonId> contactOf(OrganisationId organisation, LocalDate day) {
        return Contacts.answering(contacts.of(organisation), day).map(FocalPoint::person);
    }

    @RolesAllowed({Roles.EVENT_OFFICER, Roles.AUDITOR, Roles.OPERATOR, Roles.SYSTEM})
    public Optional<PersonId> officeOf(String memberCode) {
        return contacts.office(memberCode);
    }

    private static String days(PersonId person, LocalDate from, LocalDate to) {
        return person + " from " + from + (to == null ? "" : " to " + to);
    }
}
