package org.muster.checkin;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.muster.attendance.AttendanceOverview;
import org.muster.attendance.EventPerson;
import org.muster.event.EventId;
import org.muster.shared.Actor;
import org.muster.shared.Paper;
import org.muster.shared.QrCode;
import org.muster.shared.Roles;
import org.muster.shared.Settings;

/**
 * An event's badges, eight to a sheet of A4 to be cut: the name as people write it themselves, the
 * administration, and a code that any phone's camera reads as the address of the door's page.
 */
@Stateless
@RolesAllowed({Roles.EVENT_OFFICER, Roles.FACILITATOR})
public class Badges {
    private static final int MOST = 500;
    private static final String STYLE =
            """
            @page { size: A4; margin: 12mm; }
            body { font-family: Paper, Wide, Han; color: #1a1a1a; margin: 0; }
            h1 { font-size: 9pt; font-weight: 400; margin: 0 0 3mm 0; color: #333; }
            div.badge { float: left; width: 91mm; height: 62mm; margin: 0; border: 0.4pt dashed #777; padding: 0;
                page-break-inside: avoid; }
            div.text { float: left; width: 55mm; padding: 5mm 0 0 5mm; }
            h2 { font-size: 18pt; margin: 0 0 1mm 0; }
            p { font-size: 10pt; margin: 0 0 1mm 0; }
            p.of { font-size: 8pt; color: #333; margin-top: 3mm; }
            div.code { float: right; width: 28mm; padding: 5mm 2mm 0 0; text-align: center; font-size: 8pt; }
            img { width: 28mm; height: 28mm; }
            """;

    @EJB private AttendanceOverview attendance;
    @Inject private Settings settings;

    public byte[] pdf(EventId event, Actor actor) {
        var facts = attendance.event(event, actor);
        var badges =
                people(event, actor).stream()
                        .map(person -> badge(event, facts.code(), person))
                        .collect(Collectors.joining("\n"));
        return Paper.print(
                """
                <!DOCTYPE html>
                <html lang="en"><head><title>Badges, %1$s</title><meta name="subject" content="Badges" />
                <style>%2$s</style></head><body><h1>%1$s</h1>%3$s</body></html>"""
                        .formatted(Paper.escaped(facts.code()), STYLE, badges));
    }

    private String badge(EventId event, String code, EventPerson person) {
        var address = Badge.address(settings.publicBaseUrl(), event, person);
        return """
        <div class="badge"><div class="text"><h2>%s</h2>%s<p>%s</p><p class="of">%s</p></div>
        <div class="code"><img alt="%s" src="%s" /><br />%5$s</div></div>"""
                .formatted(
                        Paper.escaped(person.givenName() + " " + person.familyName()),
                        person.nativeName() == null || person.nativeName().isEmpty()
                                ? ""
                                : "<p>" + Paper.escaped(person.nativeName()) + "</p>",
                        Paper.escaped(person.administration()),
                        Paper.escaped(code),
                        person.reference(),
                        QrCode.of(address));
    }

    private List<EventPerson> people(EventId event, Actor actor) {
        var people = new ArrayList<EventPerson>();
        for (var first = 0; ; first += MOST) {
            var page = attendance.grid(event, first, MOST, actor);
            page.forEach(row -> people.add(row.person()));
            if (page.size() < MOST) {
                return people;
            }
        }
    }
}
