package org.muster.event.web;

import java.io.Serializable;
import org.muster.event.Funding;
import org.muster.event.ParticipationRole;
import org.muster.member.NewPerson;
import org.muster.member.OrganisationId;
import org.muster.member.Sex;
import org.muster.shared.Ids;
import org.muster.shared.Language;

/** What is typed of a person who takes part. */
public class ParticipantForm implements Serializable {
    private static final long serialVersionUID = 1;

    private String familyName;
    private String givenName;
    private Sex sex;
    private String email;
    private Language language = Language.EN;
    private String memberCode;
    private String organisation;
    private String position;
    private ParticipationRole role = ParticipationRole.PARTICIPANT;
    private Funding funding = Funding.SPONSORED;
    private String reason;

    NewPerson person() {
        return new NewPerson(
                familyName,
                givenName,
                sex,
                email,
                null,
                language,
                memberCode,
                organisation(),
                position);
    }

    OrganisationId organisation() {
        return organisation == null
                ? null
                : new OrganisationId(Ids.uuid("organisation", organisation));
    }

    public Sex[] getSexes() {
        return Sex.values();
    }

    public ParticipationRole[] getRoles() {
        return ParticipationRole.values();
    }

    public Funding[] getFundings() {
        return Funding.values();
    }

    public String getFamilyName() {
        return familyName;
    }

    public void setFamilyName(String familyName) {
        this.familyName = familyName;
    }

    public String getGivenName() {
        return givenName;
    }

    public void setGivenName(String givenName) {
        this.givenName = givenName;
    }

    public Sex getSex() {
        return sex;
    }

    public void setSex(Sex sex) {
        this.sex = sex;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public Language getLanguage() {
        return language;
    }

    public void setLanguage(Language language) {
        this.language = language;
    }

    public String getMemberCode() {
        return memberCode;
    }

    public void setMemberCode(String memberCode) {
        this.memberCode = memberCode;
    }

    public String getOrganisation() {
        return organisation;
    }

    public void setOrganisation(String organisation) {
        this.organisation = organisation;
    }

    public String getPosition() {
        return position;
    }

    public void setPosition(String position) {
        this.position = position;
    }

    public ParticipationRole getRole() {
        return role;
    }

    public void setRole(ParticipationRole role) {
        this.role = role;
    }

    public Funding getFunding() {
        return funding;
    }

    public void setFunding(Funding funding) {
        this.funding = funding;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
