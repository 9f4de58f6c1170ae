package org.muster.nomination.web;

import java.io.Serializable;
import org.muster.event.EventId;
import org.muster.nomination.Officer;

/** An officer as typed at the desk. */
public class OfficerForm implements Serializable {
    private static final long serialVersionUID = 1;

    private String event;
    private String givenName;
    private String familyName;
    private String nativeName;
    private String email;
    private String position;
    private String sex;
    private boolean sponsored = true;

    Officer officer() {
        return new Officer(
                EventId.of(event),
                givenName,
                familyName,
                email,
                sex,
                position,
                sponsored,
                nativeName);
    }

    public String getEvent() {
        return event;
    }

    public void setEvent(String event) {
        this.event = event;
    }

    public String getGivenName() {
        return givenName;
    }

    public void setGivenName(String givenName) {
        this.givenName = givenName;
    }

    public String getFamilyName() {
        return familyName;
    }

    public void setFamilyName(String familyName) {
        this.familyName = familyName;
    }

    public String getNativeName() {
        return nativeName;
    }

    public void setNativeName(String nativeName) {
        this.nativeName = nativeName;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getPosition() {
        return position;
    }

    public void setPosition(String position) {
        this.position = position;
    }

    public String getSex() {
        return sex;
    }

    public void setSex(String sex) {
        this.sex = sex;
    }

    public boolean isSponsored() {
        return sponsored;
    }

    public void setSponsored(boolean sponsored) {
        this.sponsored = sponsored;
    }
}
