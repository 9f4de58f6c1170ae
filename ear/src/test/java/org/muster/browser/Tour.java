package org.muster.browser;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Finds for each view an address that shows it and somebody who may see it, by following the links
 * of the pages from the front page on.
 */
final class Tour {
    private static final Pattern LINK = Pattern.compile("href=\"([^\"#]+)");

    // Not every event has a sheet, not every claim an exception: a few of each are looked at.
    private static final int MOST_VISITS = 4;

    private final Site site;
    private final List<String> views;
    private final Map<String, Stop> stops = new HashMap<>();

    Tour(Site site, List<String> views) {
        this.site = site;
        this.views = views;
    }

    /** One view, the address it was reached by, and who reached it. */
    record Stop(String view, String path, String role) {
        boolean isReached() {
            return path != null;
        }
    }

    /** A stop for every view; one that nobody reaches has neither address nor role. */
    Map<String, Stop> find(List<String> roles, Function<String, Window> windows) {
        for (var role : roles) {
            follow(role, windows.apply(role));
        }
        views.forEach(view -> stops.putIfAbsent(view, new Stop(view, null, null)));
        return stops;
    }

    private void follow(String role, Window window) {
        var seen = new HashMap<String, Integer>();
        var ahead = new ArrayDeque<>(views);
        while (!ahead.isEmpty()) {
            var path = ahead.poll();
            var view = path.replaceAll("\\?.*", "");
            var known = stops.get(view);
            var visits = seen.merge(path.contains("?") ? view + "?" : view, 1, Integer::sum);
            if (visits > (stops.keySet().containsAll(views) ? 1 : MOST_VISITS)
                    || known != null && !role.equals(known.role()) && known.path().contains("?")) {
                continue;
            }
            var answer = window.fetch(path);
            // A page that breaks is kept, so that its own test tells.
            if (answer.status() != 200 && answer.status() < 500) {
                continue;
            }
            stops.merge(view, new Stop(view, path, role), Tour::moreTelling);
            links(answer.body()).forEach(ahead::add);
        }
    }

    /** A page about one thing is shown with that thing, and as the first who saw it. */
    private static Stop moreTelling(Stop known, Stop found) {
        return known.path().contains("?") || !found.path().contains("?") ? known : found;
    }

    private List<String> links(String body) {
        var base = java.net.URI.create(site.url()).getPath();
        return LINK.matcher(body)
                .results()
                .map(link -> link.group(1).replace("&amp;", "&"))
                .filter(link -> link.startsWith(base + "/"))
                .map(link -> link.substring(base.length()))
                .filter(link -> views.contains(link.replaceAll("\\?.*", "")))
                .toList();
    }
}
