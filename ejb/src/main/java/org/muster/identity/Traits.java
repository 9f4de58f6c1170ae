package org.muster.identity;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.muster.member.NameKey;
import org.muster.member.NewPerson;
import org.muster.shared.Rows;

/**
 * What a row is compared by.
 *
 * @param service the administration or organisation, or nothing
 */
record Traits(
        NameKey name,
        NameKey ownScript,
        String email,
        LocalDate birthDate,
        String sex,
        String service) {

    static final String COLUMNS =
            """
            n.name_key, n.native_key, n.family_name, n.given_name, n.native_name, coalesce(lower(n.email), ''), n.birth_date, coalesce(n.sex, ''),
            coalesce(n.member_code, cast(n.organisation_id as text), '')""";

    static Traits of(Rows row) {
        var name = new NameKey(row.text());
        var ownScript = new NameKey(row.text());
        var family = row.text();
        var given = row.text();
        var ownName = row.text();
        var isKept = !name.text().isEmpty() || !ownScript.text().isEmpty();
        return new Traits(
                isKept ? name : NameKey.of(family, given),
                isKept ? ownScript : NameKey.of(ownName),
                row.text(),
                row.day(),
                row.text(),
                row.text());
    }

    static Traits of(NewPerson given) {
        var body = given.organisation() == null ? "" : given.organisation().value().toString();
        return new Traits(
                NameKey.of(given.familyName(), given.givenName()),
                NameKey.of(given.nativeName()),
                given.email() == null
                        ? ""
                        : given.email().strip().toLowerCase(java.util.Locale.ROOT),
                given.birthDate(),
                given.sex() == null ? "" : given.sex().name(),
                given.memberCode() == null ? body : given.memberCode());
    }

    /** In Latin letters, and in the person's own; the latter transliterated. */
    List<NameKey> names() {
        return Stream.of(name, ownScript).filter(key -> !key.text().isEmpty()).toList();
    }

    List<String> sounds() {
        return names().stream()
                .flatMap(key -> key.words().stream())
                .map(NameKey::sound)
                .distinct()
                .toList();
    }
}
