package org.muster.letter;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Message-IDs as headers and mail servers write them, in their order and each once. */
final class MessageIds {
    private static final Pattern ID = Pattern.compile("<[^<>\\s]{1,190}@[^<>\\s]{1,190}>");
    private static final Pattern LINE =
            Pattern.compile(
                    "(?im)^[ \\t]{0,8}Message-I[Dd]:[ \\t]*\\r?\\n?[ \\t]*"
                            + "(<[^<>\\s]{1,190}@[^<>\\s]{1,190}>)");
    private static final int MOST = 50;

    private MessageIds() {}

    static List<String> in(String header) {
        return ID.matcher(header).results().map(MatchResult::group).distinct().limit(MOST).toList();
    }

    /** Those of header lines that a text quotes. */
    static List<String> inLinesOf(String text) {
        return LINE.matcher(text)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .limit(MOST)
                .toList();
    }
}
