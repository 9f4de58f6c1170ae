package org.muster.shared;

import static org.muster.shared.ServerJson.JSON;

import jakarta.json.JsonException;
import jakarta.json.JsonString;
import java.io.Serializable;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;

/**
 * What is to be told to people who read six languages: the key of a text and what goes in its
 * places. It is stored like that too, and becomes a sentence only where somebody reads it.
 */
public record Told(String key, List<String> arguments) implements Serializable {
    private static final String AS_WRITTEN = "told.asWritten";
    private static final int MOST_LETTERS = 500;

    public Told {
        arguments = List.copyOf(arguments);
    }

    public static Told of(String key, Object... arguments) {
        return new Told(key, Arrays.stream(arguments).map(String::valueOf).toList());
    }

    /** Why an act was refused. */
    public static Told of(DomainException refusal) {
        return of(refusal.key(), refusal.arguments());
    }

    /** A sentence that somebody wrote already, in whatever language. */
    public static Told asWritten(String sentence) {
        return of(AS_WRITTEN, sentence);
    }

    /** As it is stored, in up to 500 letters: longer arguments are cut, the key never is. */
    public String written() {
        for (var most = MOST_LETTERS; ; most /= 2) {
            var text = written(most);
            if (text.length() <= MOST_LETTERS) {
                return text;
            }
        }
    }

    private String written(int most) {
        var list = JSON.createArrayBuilder();
        arguments.forEach(
                each -> list.add(each.length() > most ? each.substring(0, most) + "…" : each));
        return JSON.createObjectBuilder().add("key", key).add("arguments", list).build().toString();
    }

    /** What was stored; a text of the time before is the sentence it was. */
    public static Told read(String written) {
        if (!written.startsWith("{\"key\":")) {
            return asWritten(written);
        }
        try (var reader = JSON.createReader(new StringReader(written))) {
            var json = reader.readObject();
            return new Told(
                    json.getString("key"),
                    json.getJsonArray("arguments").getValuesAs(JsonString::getString));
        } catch (JsonException cut) {
            return asWritten(written);
        }
    }

    /** For logs: the sentence somebody wrote, or the key with its arguments. */
    @Override
    public String toString() {
        return key.equals(AS_WRITTEN) ? arguments.get(0) : key + arguments;
    }
}
