package org.muster.notice;

import java.util.ResourceBundle;
import org.muster.shared.Language;

/** The few words of a notice that stand in no template. */
final class NoticeWords {
    private NoticeWords() {}

    static String of(Language language, String key) {
        return ResourceBundle.getBundle(
                        "org.muster.notice.notices",
                        language.locale(),
                        NoticeWords.class.getClassLoader(),
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES))
                .getString(key);
    }
}
