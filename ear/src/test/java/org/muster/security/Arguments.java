package org.muster.security;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.muster.funding.ContributionTerms.FxMethod;
import org.muster.ledger.CostCategory;
import org.muster.member.Region;
import org.muster.shared.Actor;
import org.muster.shared.DateRange;
import org.muster.shared.Language;
import org.muster.shared.Money;
import org.muster.system.Gathering;
import org.muster.system.ScopeStory;

/**
 * What a service method is called with: the actor, the story's things wherever their ids or codes
 * are wanted, and otherwise nothing, for who is refused is refused before the rest is looked at.
 */
final class Arguments {
    /** Ids of things that lie in no region, event or contribution, or in several. */
    private static final Set<String> WITHOUT_A_SCOPE =
            Set.of(
                    "AccountId",
                    "ErasureId",
                    "OrganisationId",
                    "PersonId",
                    "PersonMergeId",
                    "SchemeVersionId",
                    "SeriesId");

    private static final String JOB = "reconcile-attendance";
    private static final String CONTACTS =
            "Member;Kind;Family name;Given name;E-mail\n"
                    + ScopeStory.MEMBER
                    + ";office;A;B;a@b.example\n";

    private final ScopeStory story;
    private final Actor actor;
    private final Set<String> words;
    private final Deque<String> texts = new ArrayDeque<>();
    private boolean isNamedById;

    Arguments(ScopeStory story, Actor actor, Set<String> words) {
        this.story = story;
        this.actor = actor;
        this.words = words;
        if (words.contains("member")) {
            texts.add(ScopeStory.MEMBER);
        }
        if (words.contains("event-code") || words.contains("agreement")) {
            texts.add(story.code());
        }
        if (words.contains("job")) {
            texts.addAll(List.of(JOB, story.ids().get("EventId").toString()));
        }
    }

    /** Whether one of the method's parameters is, or holds, the id of a thing in a scope. */
    static boolean areAboutOne(Method method) {
        return Stream.of(method.getGenericParameterTypes()).anyMatch(Arguments::isScoped);
    }

    private static boolean isScoped(Type type) {
        if (type instanceof ParameterizedType many) {
            return Stream.of(many.getActualTypeArguments()).anyMatch(Arguments::isScoped);
        }
        if (!(type instanceof Class<?> one) || isFilter(one)) {
            return false;
        }
        if (isId(one)) {
            return !WITHOUT_A_SCOPE.contains(one.getSimpleName());
        }
        return one == Region.class
                || one.isRecord()
                        && Stream.of(one.getRecordComponents())
                                .map(RecordComponent::getGenericType)
                                .anyMatch(Arguments::isScoped);
    }

    private static boolean isId(Class<?> type) {
        return type.getName().startsWith("org.muster.") && type.getSimpleName().endsWith("Id");
    }

    /** A filter narrows what is within reach and is itself about nothing. */
    private static boolean isFilter(Class<?> type) {
        return type.getSimpleName().endsWith("Filter");
    }

    Object[] of(Method method) {
        isNamedById =
                Stream.of(method.getParameterTypes())
                        .anyMatch(type -> isId(type) && isScoped(type));
        return Stream.of(method.getParameters())
                .map(
                        parameter ->
                                parameter.getName().equals("size")
                                        ? Integer.valueOf(20)
                                        : argument(parameter.getParameterizedType()))
                .toArray();
    }

    private Object argument(Type type) {
        if (type instanceof ParameterizedType many) {
            return collection(many);
        }
        var one = (Class<?>) type;
        if (one == String.class) {
            return texts.poll();
        }
        if (one == Language.class) {
            return Language.EN;
        }
        if (one == CostCategory.class) {
            return CostCategory.DSA; // what the story set money aside for
        }
        if (one == byte[].class) {
            return words.contains("rows") ? CONTACTS.getBytes(StandardCharsets.UTF_8) : null;
        }
        if (one == Properties.class) {
            return new Properties();
        }
        if (one == DateRange.class) {
            return new DateRange(Gathering.FIRST, Gathering.LAST);
        }
        if (one.isRecord() && isFilter(one)) {
            return record(one, false);
        }
        var isWanted = isScoped(one) && !(isNamedById && one.isRecord() && !isId(one));
        return isWanted || isKnown(one) ? part(one) : nothing(one);
    }

    private Object collection(ParameterizedType many) {
        if (many.getRawType() == Map.class) {
            return Collections.singletonMap(argument(many.getActualTypeArguments()[0]), null);
        }
        if (!Collection.class.isAssignableFrom((Class<?>) many.getRawType())) {
            return null;
        }
        var each = argument(many.getActualTypeArguments()[0]);
        if (many.getRawType() == Set.class) {
            return each == null ? Set.of() : Set.of(each);
        }
        return each == null ? List.of() : List.of(each);
    }

    private boolean isKnown(Class<?> type) {
        return type == Actor.class || story.ids().containsKey(type.getSimpleName());
    }

    /** The actor, an id, or what a record is made of. */
    private Object part(Class<?> type) {
        var name = type.getSimpleName();
        if (type == Actor.class) {
            return actor;
        }
        if (isId(type)) {
            var isPlaced = story.ids().containsKey(name) || WITHOUT_A_SCOPE.contains(name);
            assertTrue(isPlaced, name + " has no place in a scope");
            return made(type, new Class<?>[] {UUID.class}, story.ids().get(name));
        }
        if (type.isRecord() && type != Money.class) {
            return record(type, true);
        }
        if (type == FxMethod.class) {
            return FxMethod.PERIOD_AVERAGE; // the one that names whose rates it takes
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type == String.class) {
            return "1";
        }
        if (type == Money.class) {
            return Money.of(100, "EUR");
        }
        return type == LocalDate.class ? Gathering.FIRST : nothing(type);
    }

    /** A list in a record has one of its things. */
    private Object filled(Type type) {
        if (type instanceof ParameterizedType many) {
            return many.getRawType() == List.class
                    ? List.of(part((Class<?>) many.getActualTypeArguments()[0]))
                    : null;
        }
        return part((Class<?>) type);
    }

    private Object record(Class<?> type, boolean isFilled) {
        var components = type.getRecordComponents();
        var values =
                Stream.of(components)
                        .map(
                                each ->
                                        isFilled || isPlaced(each.getType())
                                                ? filled(each.getGenericType())
                                                : nothing(each.getType()))
                        .toArray();
        return made(
                type,
                Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new),
                values);
    }

    /** A filter asks for the story's own things where it can, and for everything else. */
    private boolean isPlaced(Class<?> type) {
        return isId(type) && isScoped(type);
    }

    private static Object made(Class<?> type, Class<?>[] parameters, Object... values) {
        try {
            return type.getDeclaredConstructor(parameters).newInstance(values);
        } catch (ReflectiveOperationException odd) {
            throw new IllegalStateException("No " + type + " can be made", odd);
        }
    }

    private static Object nothing(Class<?> type) {
        if (!type.isPrimitive()) {
            return null;
        }
        if (type == boolean.class) {
            return false;
        }
        return type == long.class ? (Object) 0L : (Object) 0;
    }
}
