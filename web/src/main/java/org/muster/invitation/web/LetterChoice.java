package org.muster.invitation.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.muster.invitation.AnswerState;
import org.muster.invitation.LetterFilter;
import org.muster.letter.DeliveryState;
import org.muster.letter.LetterPurpose;
import org.muster.member.Region;
import org.muster.shared.Language;

/** Which letters of a campaign a person looks at; kept in the page's address. */
@Named
@ViewScoped
public class LetterChoice implements Serializable {
    private static final long serialVersionUID = 1;

    private LetterPurpose purpose;
    private DeliveryState state;
    private String language;
    private Region region;
    private AnswerState answer;

    LetterFilter filter() {
        return new LetterFilter(
                purpose,
                state,
                language == null ? null : Language.find(language).orElse(null),
                region == null ? null : region.name(),
                answer);
    }

    /** As an address asks for it. */
    public String getQuery() {
        var asked = new ArrayList<String>();
        add(asked, "purpose", purpose);
        add(asked, "state", state);
        add(asked, "language", filter().language() == null ? null : filter().language().code());
        add(asked, "region", region);
        add(asked, "answer", answer);
        return String.join("&", asked);
    }

    private static void add(List<String> asked, String name, Object value) {
        if (value != null) {
            asked.add(name + "=" + value);
        }
    }

    public LetterPurpose[] getPurposes() {
        return LetterPurpose.values();
    }

    public DeliveryState[] getStates() {
        return DeliveryState.values();
    }

    public AnswerState[] getAnswers() {
        return AnswerState.values();
    }

    public Region[] getRegions() {
        return Region.values();
    }

    public LetterPurpose getPurpose() {
        return purpose;
    }

    public void setPurpose(LetterPurpose purpose) {
        this.purpose = purpose;
    }

    public DeliveryState getState() {
        return state;
    }

    public void setState(DeliveryState state) {
        this.state = state;
    }

    public String getLanguage() {
        return language;
    }

    public void setLanguage(String language) {
        this.language = language;
    }

    public Region getRegion() {
        return region;
    }

    public void setRegion(Region region) {
        this.region = region;
    }

    public AnswerState getAnswer() {
        return answer;
    }

    public void setAnswer(AnswerState answer) {
        this.answer = answer;
    }
}
