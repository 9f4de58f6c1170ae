package org.muster.member;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.muster.shared.Language;

/**
 * Finds a Member by what people call it: its code, or its name in any of the six languages. A name
 * that two Members have is none.
 */
public final class MemberNames {
    private final Map<String, String> codes = new HashMap<>();

    private MemberNames() {}

    public static MemberNames of(MemberDirectory members) {
        var names = new MemberNames();
        for (var language : Language.values()) {
            members.names(language).forEach((code, name) -> names.add(plain(name), code));
        }
        // A code counts as itself, whatever else is called so.
        members.names(Language.EN).keySet().forEach(code -> names.codes.put(plain(code), code));
        return names;
    }

    public Optional<String> code(String called) {
        return Optional.ofNullable(codes.get(plain(called))).filter(code -> !code.isEmpty());
    }

    private void add(String name, String code) {
        codes.merge(name, code, (one, other) -> one.equals(other) ? one : "");
    }

    /** Small letters, one kind of apostrophe, one space between words, as typed by anybody. */
    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .strip()
                .replaceAll("\\s+", " ")
                .replace('’', '\'')
                .toLowerCase(Locale.ROOT);
    }
}
