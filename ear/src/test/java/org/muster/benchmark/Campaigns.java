package org.muster.benchmark;

import static org.muster.run.Await.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.muster.run.MailServer;

/**
 * Very many organisations to write to; letters go as they do anywhere, by a campaign that is sent.
 */
final class Campaigns {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final UUID EVENT = UUID.randomUUID();

    private final Workplace place;
    private int campaigns;

    /** What sending one campaign took: until its letters were queued, then until all were sent. */
    record Sending(int letters, Duration queueing, Duration sending) {}

    Campaigns(Workplace place, int organisations) throws Exception {
        this.place = place;
        invent(organisations);
        place.driver("do", "arm");
    }

    private void invent(int organisations) throws SQLException {
        place.execute(
                """
                insert into muster.organisation (id, version, acronym, name, kind, language)
                    select md5('bench' || n)::uuid, 0, 'B' || n, 'Organisation number ' || n, 'PARTNER', 'en'
                      from generate_series(1, %1$d) n;
                insert into muster.person (id, version, family_name, given_name, email, language, organisation_id, created_at)
                    select md5('bench' || n)::uuid, 0, 'Family name ' || n, 'Given name', 'contact' || n || '@partners.example',
                        (array['en', 'fr', 'es', 'ru', 'zh'])[1 + n %% 5], md5('bench' || n)::uuid, now()
                      from generate_series(1, %1$d) n;
                insert into muster.focal_point (id, organisation_id, person_id, valid_from)
                    select md5('bench' || n)::uuid, md5('bench' || n)::uuid, md5('bench' || n)::uuid, date '2000-01-01'
                      from generate_series(1, %1$d) n;
                insert into muster.capacity_event (id, version, code, type, status, audience, starts_on, ends_on, zone, opens_at,
                    venue, city, country_iso, region, original_language, created_by, created_at)
                values ('%2$s', 0, 'BENCH', 'REGIONAL_WORKSHOP', 'CONFIRMED', 'CUSTOMS_AND_PARTNERS', current_date + 60,
                    current_date + 62, 'Asia/Bangkok', '09:00', 'Thai Customs', 'Bangkok', 'TH', 'AP', 'en', 'test', now());
                insert into muster.capacity_event_title values ('%2$s', 'en', 'Regional dialogue with development partners');
                analyze;"""
                        .formatted(organisations, EVENT));
    }

    /** Drafts a campaign to the first so many organisations, with a text in five languages. */
    String draft(int letters) throws Exception {
        var campaign =
                place.driver(
                        "do",
                        "draft",
                        "code",
                        "BENCH-" + ++campaigns,
                        "events",
                        EVENT.toString(),
                        "members",
                        "",
                        "organisations",
                        "");
        place.execute("delete from muster.letter_text where campaign_id = '" + campaign + "'");
        // What is measured is how letters go, not how a PDF for each is printed.
        place.execute("update muster.campaign set on_paper = false where id = '" + campaign + "'");
        for (var text : Wording.values()) {
            place.execute(
                    "insert into muster.letter_text values ('%s', 1, '%s', '%s', '%s')"
                            .formatted(campaign, text.language(), text.subject(), text.body()));
        }
        place.execute(
                """
                insert into muster.campaign_recipient (id, campaign_id, kind, organisation_id)
                    select gen_random_uuid(), '%s', 'ORGANISATION', md5('bench' || n)::uuid
                      from generate_series(1, %d) n;
                analyze muster.campaign_recipient;"""
                        .formatted(campaign, letters));
        return campaign;
    }

    /** From now on so many letters are in flight between two commits. */
    void mark(int size) throws Exception {
        place.driver(
                "do", "setting", "id", "muster.dispatch.mark.size", "to", Integer.toString(size));
    }

    /** Sends a campaign and waits for its last letter; every one must have gone, and once. */
    Sending send(String campaign) throws Exception {
        var began = System.nanoTime();
        var letters = Integer.parseInt(place.driver("do", "dispatch", "id", campaign));
        var queued = System.nanoTime();
        await(
                PATIENCE,
                () ->
                        place.count(
                                        "letter_slice where not done and mailing_id = '"
                                                + campaign
                                                + "'")
                                == 0,
                "the campaign's last letter");
        var ended = System.nanoTime();
        var sent =
                place.count(
                        "letter where delivery = 'SENT' and not possibly_twice and mailing_id = '"
                                + campaign
                                + "'");
        if (sent != letters) {
            throw new IllegalStateException("Only " + sent + " of " + letters + " letters went");
        }
        return new Sending(
                letters, Duration.ofNanos(queued - began), Duration.ofNanos(ended - queued));
    }

    /** The size of a letter on the wire, on the average of some. */
    int bytesOfALetter() throws Exception {
        try (var mail = new MailServer(place.smtpPort())) {
            mail.start();
            send(draft(100));
            return (int)
                    mail.letters().stream()
                            .mapToInt(letter -> letter.raw().length)
                            .average()
                            .orElseThrow();
        }
    }
}
