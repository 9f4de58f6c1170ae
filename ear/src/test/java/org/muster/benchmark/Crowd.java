package org.muster.benchmark;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Base64;
import java.util.UUID;
import org.muster.system.Installed;

/**
 * An event with very many participants, each of whom is called by a number, and somebody who calls
 * Muster about them.
 */
record Crowd(Workplace place, UUID event, int people) {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** In March 2001, when nothing else takes place. */
    static Crowd gather(Workplace place, int people) throws SQLException {
        var crowd = new Crowd(place, UUID.randomUUID(), people);
        place.execute(
                """
                insert into muster.capacity_event (id, version, code, type, status, audience, starts_on, ends_on, zone, opens_at,
                    venue, city, country_iso, region, original_language, created_by, created_at)
                values ('%1$s', 0, '%1$s', 'REGIONAL_WORKSHOP', 'CONFIRMED', 'CUSTOMS_ONLY', date '2001-03-01', date '2001-03-20',
                        'Asia/Bangkok', '09:00', 'Hall', 'Bangkok', 'TH', 'AP', 'en', 'test', now());
                insert into muster.person (id, version, family_name, given_name, language, created_at, name_key, sound_key, pairs_due)
                select (lpad(to_hex(n), 8, '0') || right('%1$s', 28))::uuid, 0, 'Family ' || n, 'Given', 'en', now(),
                       'family ' || n || ' given', 'FML ' || n, false
                  from generate_series(1, %2$d) n;
                insert into muster.participation (id, version, event_id, person_id, role, funding, status, recorded_by, recorded_at)
                select gen_random_uuid(), 0, '%1$s', (lpad(to_hex(n), 8, '0') || right('%1$s', 28))::uuid, 'PARTICIPANT',
                       'SELF_FUNDED', 'CONFIRMED', 'test', now()
                  from generate_series(1, %2$d) n"""
                        .formatted(crowd.event, people));
        try (var connection = place.connect();
                var statement = connection.createStatement()) {
            statement.execute(
                    "vacuum analyze muster.person, muster.participation, muster.presence");
        }
        return crowd;
    }

    static String reference(int number) {
        return "P-%08X".formatted(number);
    }

    /** Where the event's calls begin, under the context root. */
    String calls() {
        return "/api/v1/events/" + event;
    }

    /** By a program that signs the call by HTTP Basic. */
    HttpResponse<String> post(String login, String path, String type, byte[] body)
            throws Exception {
        var credentials = login + ":" + Installed.PASSWORD;
        var basic =
                Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(place.url() + "/muster" + calls() + path))
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofByteArray(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
