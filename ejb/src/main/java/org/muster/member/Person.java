package org.muster.member;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.muster.shared.InvalidInput;
import org.muster.shared.Language;
import org.muster.shared.NotFound;

/**
 * An officer, expert or partner's representative. Name and contact data stand in this row and
 * nowhere else, so that erasing the row's text erases the person and leaves every count.
 */
@Entity
@Table(name = "person")
public class Person {
    private static final Pattern EMAIL =
            Pattern.compile("[^@\\s<>,;]+@[^@\\s<>,;]+\\.[^@\\s<>,;]+");

    // Signs as people write numbers; an extension may follow.
    private static final Pattern PHONE =
            Pattern.compile("\\+?[0-9(][0-9 ()./-]{3,}(,? ?(ext\\.?|x) ?[0-9]+)?");

    @EmbeddedId private PersonId id;

    @Version private long version;

    @Column(name = "family_name")
    private String familyName;

    @Column(name = "given_name")
    private String givenName;

    // Hibernate would take one-letter names for char(1).
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Sex sex;

    private String email;

    @Column(name = "birth_date")
    private LocalDate birthDate;

    private Language language;

    @Column(name = "member_code")
    private String memberCode;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "organisation_id"))
    private OrganisationId organisation;

    private String position;
    private String phone;

    @Column(name = "native_name")
    private String nativeName;

    @Column(name = "name_key")
    private String nameKey;

    @Column(name = "native_key")
    private String nativeKey;

    @Column(name = "sound_key")
    private String soundKey;

    @Column(name = "pairs_due")
    private boolean pairsDue;

    // Whoever stands for this row too, where somebody said that both are one person.
    @Embedded
    @AttributeOverride(
            name = "value",
            column = @Column(name = "survivor_id", insertable = false, updatable = false))
    private PersonId survivor;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "erased_at")
    private Instant erasedAt;

    protected Person() {}

    static Person register(NewPerson given, Instant at) {
        var person = new Person();
        person.id = PersonId.next();
        person.createdAt = at;
        person.describe(given);
        return person;
    }

    /** Takes over what is known now; nothing is guessed and no letter of a name is changed. */
    void describe(NewPerson given) {
        if (erasedAt != null) {
            throw new NotFound("person", id);
        }
        familyName = required("familyName", given.familyName(), 100);
        givenName = required("givenName", given.givenName(), 100);
        sex = given.sex();
        email = checkedEmail(given.email());
        birthDate = given.birthDate();
        language = given.language() == null ? Language.EN : given.language();
        memberCode = given.memberCode();
        organisation = given.organisation();
        position = limited("position", given.position() == null ? "" : given.position(), 160);
        phone = checkedPhone(given.phone());
        nativeName =
                limited("nativeName", given.nativeName() == null ? "" : given.nativeName(), 200);
        compare();
    }

    /** Another name, address or birth date may make another person of this row, or the same. */
    private void compare() {
        var latin = NameKey.of(familyName, givenName);
        var own = NameKey.of(nativeName);
        nameKey = latin.text();
        nativeKey = own.text();
        soundKey = NameKey.sounds(latin, own);
        pairsDue = true;
    }

    /** Serves an administration from now on, and speaks for no organisation. */
    void serve(String administration) {
        if (erasedAt != null) {
            throw new NotFound("person", id);
        }
        memberCode = administration;
        organisation = null;
    }

    /** What would be kept of somebody, or why nothing could be. */
    static NewPerson checked(NewPerson given) {
        var person = new Person();
        person.describe(given);
        return person.known();
    }

    NewPerson known() {
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

    boolean hasEmail(String address) {
        return email != null && address != null && email.equalsIgnoreCase(address.strip());
    }

    long version() {
        return version;
    }

    String memberCode() {
        return memberCode;
    }

    OrganisationId organisation() {
        return organisation;
    }

    public PersonId id() {
        return id;
    }

    /** The row that stands for this person: this one, or the one it was joined to. */
    PersonId standsFor() {
        return survivor == null ? id : survivor;
    }

    PersonSummary summary() {
        return new PersonSummary(
                id,
                familyName,
                givenName,
                sex,
                email,
                language,
                memberCode,
                organisation,
                position,
                phone,
                nativeName,
                erasedAt != null);
    }

    private static String required(String field, String text, int limit) {
        if (text == null || text.isBlank()) {
            throw new InvalidInput(field, "This must not be empty");
        }
        return limited(field, text, limit);
    }

    private static String limited(String field, String text, int limit) {
        if (text.strip().length() > limit) {
            throw new InvalidInput(field, "At most " + limit + " characters");
        }
        return text.strip();
    }

    private static String checkedEmail(String email) {
        if (email == null || email.isBlank()) {
            return null;
        }
        var stripped = email.strip();
        if (stripped.length() > 254 || !EMAIL.matcher(stripped).matches()) {
            throw new InvalidInput("email", "Not an e-mail address");
        }
        var at = stripped.lastIndexOf('@');
        return stripped.substring(0, at) + stripped.substring(at).toLowerCase(Locale.ROOT);
    }

    private static String checkedPhone(String phone) {
        if (phone == null || phone.isBlank()) {
            return "";
        }
        // Spreadsheets, ours too, put an apostrophe before a text that begins with a plus.
        var number = phone.strip().replaceFirst("^'(?=\\+)", "");
        if (number.length() > 40 || !PHONE.matcher(number).matches()) {
            throw new InvalidInput("phone", "Not a telephone number");
        }
        return number;
    }
}
