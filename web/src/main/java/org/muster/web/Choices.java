package org.muster.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.muster.shared.InvalidInput;
import org.muster.shared.Told;

/**
 * Reads what was chosen in a filter out of an address; what is not among the choices is refused.
 */
@Named
@RequestScoped
public class Choices {
    @Inject private Texts texts;

    /** The constant named; empty where the address names none. */
    public static <E extends Enum<E>> Optional<E> read(Class<E> type, String field, String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        return Stream.of(type.getEnumConstants())
                .filter(each -> each.name().equals(text.strip().toUpperCase(Locale.ROOT)))
                .findFirst()
                .or(
                        () -> {
                            throw new InvalidInput(field, Told.of("why.choice", text));
                        });
    }

    /** The word for a constant in a family of texts, e.g. region.AP. */
    public String word(String family, Object constant) {
        return constant == null ? "" : texts.of(family + "." + constant);
    }
}
