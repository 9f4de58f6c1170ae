package org.muster.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.muster.shared.DomainException;

/** Sentences in the reader's language, with values in their places. */
@RequestScoped
public class Texts {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    @Inject private CurrentUser user;

    public String of(String key, Object... values) {
        return in(user.locale(), key, values);
    }

    /** Why an act was refused; English where no translation of the rule exists. */
    public String of(DomainException refusal) {
        var bundle = bundle(user.locale());
        if (!bundle.containsKey(refusal.key())) {
            return refusal.getMessage();
        }
        return format(user.locale(), bundle.getString(refusal.key()), refusal.arguments());
    }

    static String in(Locale locale, String key, Object... values) {
        try {
            return format(locale, bundle(locale).getString(key), values);
        } catch (MissingResourceException untranslated) {
            return key;
        }
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                "messages", locale, Texts.class.getClassLoader(), NO_FALLBACK);
    }

    private static String format(Locale locale, String pattern, Object... values) {
        return values.length == 0 ? pattern : new MessageFormat(pattern, locale).format(values);
    }
}
