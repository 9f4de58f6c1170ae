package org.muster.letter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a mail server reports about a letter in the form of RFC 3464: some fields about the letter,
 * then a group of fields for each address it tried.
 */
record DeliveryReport(List<Attempt> attempts, String remote, List<String> letters) {
    private static final int MOST_GROUPS = 50;

    /** How one address fared. */
    record Attempt(String action, String status, String words, String remote, Set<String> to) {

        boolean arrived() {
            return switch (action) {
                case "delivered", "relayed", "expanded" -> true;
                default -> false;
            };
        }

        boolean isFinal() {
            return action.equals("failed") && !MailCause.isMailboxFull(status);
        }
    }

    static DeliveryReport read(String text) {
        var attempts = new ArrayList<Attempt>();
        var reporter = "";
        var letters = new ArrayList<String>();
        for (var group : groups(text)) {
            reporter = group.getOrDefault("reporting-mta", reporter);
            letters.addAll(MessageIds.in(group.getOrDefault("x-original-message-id", "")));
            letters.addAll(MessageIds.in(group.getOrDefault("original-message-id", "")));
            if (group.containsKey("final-recipient")
                    || group.containsKey("action")
                    || group.containsKey("status")) {
                attempts.add(attempt(group));
            }
        }
        return new DeliveryReport(attempts, typed(reporter), letters);
    }

    /** The attempt that says most: one still under way, else one that failed, else any. */
    Attempt telling() {
        return attempts.stream()
                .filter(one -> !one.isFinal() && !one.arrived())
                .findFirst()
                .or(() -> attempts.stream().filter(Attempt::isFinal).findFirst())
                .or(() -> attempts.stream().findFirst())
                .orElse(null);
    }

    /** One copy that arrived, or is still under way, is more than another that failed. */
    MailKind kind() {
        if (attempts.stream().allMatch(Attempt::arrived)) {
            return MailKind.UNRELATED;
        }
        return attempts.stream().allMatch(Attempt::isFinal)
                ? MailKind.HARD_BOUNCE
                : MailKind.SOFT_BOUNCE;
    }

    private static Attempt attempt(Map<String, String> group) {
        var words = typed(group.getOrDefault("diagnostic-code", ""));
        var status = MailCause.status(group.getOrDefault("status", ""), words);
        var action = group.getOrDefault("action", "").split("[\\s(;]", 2)[0];
        action = action.toLowerCase(Locale.ROOT);
        if (action.isEmpty()) {
            action =
                    switch (status.isEmpty() ? ' ' : status.charAt(0)) {
                        case '2' -> "delivered";
                        case '4' -> "delayed";
                        default -> "failed";
                    };
        }
        var to = new LinkedHashSet<String>();
        for (var field : List.of("original-recipient", "final-recipient")) {
            var address = typed(group.getOrDefault(field, "")).replaceAll("[<>\\s]", "");
            if (address.contains("@")) {
                to.add(address.toLowerCase(Locale.ROOT));
            }
        }
        return new Attempt(action, status, words, typed(group.getOrDefault("remote-mta", "")), to);
    }

    /** Values come as "type; value"; some servers leave the type out. */
    private static String typed(String field) {
        var mark = field.indexOf(';');
        return mark >= 0 && mark < 20 && !field.substring(0, mark).strip().contains(" ")
                ? field.substring(mark + 1).strip()
                : field.strip();
    }

    /** The first of each field counts; a second recipient without an empty line starts a group. */
    private static List<Map<String, String>> groups(String text) {
        var groups = new ArrayList<Map<String, String>>();
        Map<String, String> group = new LinkedHashMap<>();
        for (var line : text.replaceAll("\\r?\\n[ \\t]+(?=\\S)", " ").split("\\r?\\n")) {
            var mark = line.indexOf(':');
            if (mark <= 0) {
                group = closed(groups, group);
                continue;
            }
            var name = line.substring(0, mark).strip().toLowerCase(Locale.ROOT);
            if (name.equals("final-recipient") && group.containsKey(name)) {
                group = closed(groups, group);
            }
            group.putIfAbsent(name, line.substring(mark + 1).strip());
        }
        closed(groups, group);
        return groups.size() > MOST_GROUPS ? groups.subList(0, MOST_GROUPS) : groups;
    }

    private static Map<String, String> closed(
            List<Map<String, String>> groups, Map<String, String> group) {
        if (!group.isEmpty()) {
            groups.add(group);
        }
        return new LinkedHashMap<>();
    }
}
