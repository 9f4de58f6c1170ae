package org.muster.member.web;

import java.io.Serializable;
import java.time.LocalDate;
import org.muster.member.NewPerson;
import org.muster.member.OrganisationId;
import org.muster.member.Sex;
import org.muster.shared.Language;

/** What is typed of a person who is written to, kept as typed when it is refused. */
public class PersonForm implements Serializable {
    private static final long serialVersionUID = 1;

    private String familyName;
    private String givenName;
    private Sex sex;
    private String email;
    private String phone;
    private LocalDate birthDate;
    private Language language = Language.EN;
    private String position;
    private String nativeName;

    void show(NewPerson known) {
        familyName = known.familyName();
        givenName = known.givenName();
        sex = known.sex();
        email = known.email();
        phone = known.phone();
        birthDate = known.birthDate();
        language = known.language();
        position = known.position();
        nativeName = known.nativeName();
    }

    void speak(Language known) {
        language = known;
    }

    NewPerson person(String memberCode, OrganisationId organisation) {
        return new NewPerson(
                familyName,
                givenName,
                sex,
                email,
                birthDate,
                language,
                memberCode,
                organisation,
                position,
                phone,
                nativeName);
    }

    public Sex[] getSexes() {
        return Sex.values();
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

    public String getPhone() {
        return phone;
    }

    public void setPhone(String phone) {
        this.phone = phone;
    }

    public Language getLanguage() {
        return language;
    }

    public void setLanguage(Language language) {
        this.language = language;
    }

    public String getNativeName() {
        return nativeName;
    }

    public void setNativeName(String nativeName) {
        this.nativeName = nativeName;
    }

    public String getPosition() {
        return position;
    }

    public void setPosition(String position) {
        this.position = position;
    }
}
