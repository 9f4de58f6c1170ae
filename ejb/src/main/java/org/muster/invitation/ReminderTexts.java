package org.muster.invitation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.muster.letter.LetterPurpose;
import org.muster.letter.LetterTemplates;
import org.muster.shared.Language;

/**
 * What a reminder says: the campaign's own words in a language where somebody wrote them, else the
 * office's template, which there is in all six.
 */
@ApplicationScoped
class ReminderTexts {
    @PersistenceContext private EntityManager entities;
    @Inject private Campaigns campaigns;
    @Inject private LetterTemplates templates;

    /** One text for each language. */
    List<LetterText> of(CampaignId campaign) {
        var own = own(campaign);
        var type = campaigns.commonType(Set.copyOf(campaigns.get(campaign).events()));
        var texts = new ArrayList<LetterText>();
        for (var language : Language.values()) {
            var usual = templates.newest(LetterPurpose.REMINDER, type, language);
            texts.add(
                    own.getOrDefault(
                            language, new LetterText(1, language, usual.subject(), usual.body())));
        }
        return texts;
    }

    /** Those that are the campaign's own. */
    Map<Language, LetterText> own(CampaignId campaign) {
        var own = new EnumMap<Language, LetterText>(Language.class);
        for (var row :
                Rows.of(
                        entities.createNativeQuery(
                                        "select language, subject, body from muster.reminder_text where campaign_id = :id")
                                .setParameter("id", campaign.value()))) {
            var language = Language.of((String) row[0]);
            own.put(language, new LetterText(1, language, (String) row[1], (String) row[2]));
        }
        return own;
    }

    void write(CampaignId campaign, LetterText text) {
        LetterPurpose.REMINDER.check(text.subject(), text.body());
        entities.createNativeQuery(
                        """
                        insert into muster.reminder_text (campaign_id, language, subject, body)
                        values (:id, :language, :subject, :body)
                        on conflict on constraint reminder_text_pk do update set subject = excluded.subject, body = excluded.body""")
                .setParameter("id", campaign.value())
                .setParameter("language", text.language().code())
                .setParameter("subject", text.subject())
                .setParameter("body", text.body())
                .executeUpdate();
    }

    void erase(CampaignId campaign, Language language) {
        entities.createNativeQuery(
                        "delete from muster.reminder_text where campaign_id = :id and language = :language")
                .setParameter("id", campaign.value())
                .setParameter("language", language.code())
                .executeUpdate();
    }
}
