package org.muster.nomination.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.muster.shared.Settings;

/**
 * How often the pages behind links are opened from one address, where anybody may knock: as many
 * times at once as in a minute, so that an office behind one address never meets it, and whoever
 * tries links one after the other soon does. Of version 6 the first half of an address counts, all
 * of which is one customer's. Each server counts for itself.
 */
@ApplicationScoped
class LinkBudget {
    private static final int A_MINUTE = 600;
    private static final int MOST_ADDRESSES = 50_000;
    private static final int GROUPS_OF_VERSION_6 = 8;

    @Inject private Settings settings;
    private final ConcurrentHashMap<String, Bucket> buckets = new ConcurrentHashMap<>();
    private int perMinute;

    /**
     * What is left of an address's minute at a moment of the system's timer, its last request's.
     */
    private record Bucket(double left, long at, boolean taken) {}

    @PostConstruct
    void read() {
        allow(settings.number("muster.link.requests", A_MINUTE));
    }

    /**
     * @param requests in a minute; none are counted where it is 0
     */
    void allow(int requests) {
        perMinute = requests;
    }

    /**
     * Takes one request of an address into account.
     *
     * @return after how many seconds it may come again; 0 where it is taken
     */
    int secondsToWait(String address, long nanos) {
        if (perMinute <= 0) {
            return 0;
        }
        if (buckets.size() >= MOST_ADDRESSES) {
            buckets.values().removeIf(bucket -> filled(bucket, nanos) >= perMinute);
        }
        var after =
                buckets.compute(
                        network(address),
                        (each, known) -> {
                            var left = known == null ? perMinute : filled(known, nanos);
                            return new Bucket(left >= 1 ? left - 1 : left, nanos, left >= 1);
                        });
        return after.taken()
                ? 0
                : (int) Math.ceil((1 - after.left()) * TimeUnit.MINUTES.toSeconds(1) / perMinute);
    }

    private double filled(Bucket bucket, long nanos) {
        var more = (double) (nanos - bucket.at()) * perMinute / TimeUnit.MINUTES.toNanos(1);
        return Math.min(perMinute, bucket.left() + more);
    }

    private static String network(String address) {
        var groups = address.split(":");
        return groups.length == GROUPS_OF_VERSION_6
                ? String.join(":", Arrays.copyOf(groups, GROUPS_OF_VERSION_6 / 2))
                : address;
    }
}
