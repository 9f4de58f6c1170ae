package org.muster.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.muster.invitation.InvitationId;
import org.muster.letter.LetterId;
import org.muster.letter.Parcel;
import org.muster.shared.Rows;

/** Gathers what notices tell, for many letters at once. */
@ApplicationScoped
@Transactional
class NoticeContents {
    /** A letter is about a participation, a nomination, or an offer of a seat. */
    private static final String CONTENTS =
            """
            select l.id, coalesce(own.name, english.name, g.name, pe.given_name || ' ' || pe.family_name),
                   pe.given_name || ' ' || pe.family_name, coalesce(pa.funding, n.funding),
                   case l.purpose when 'REGRET' then n.selection = 'REFUSED'
                       when 'WAITING_LIST_OFFER' then o.state = 'OPEN' and o.expires_at > :now
                       when 'CANCELLATION' then exists (select 1 from muster.letter c where c.about_id = l.about_id
                           and c.purpose = 'CONFIRMATION' and c.delivery not in ('QUEUED', 'CANCELLED'))
                       else pa.status = 'CONFIRMED' end,
                   case when l.purpose = 'PRACTICAL_NOTE' then pn.body end, o.expires_at,
                   case when l.purpose = 'WAITING_LIST_OFFER' then n.invitation_id end
              from muster.letter l
              left join muster.participation pa on pa.id = l.about_id
              left join muster.seat_offer o on o.id = l.about_id
              left join muster.nomination n on n.id = coalesce(o.nomination_id, l.about_id)
              join muster.person pe on pe.id = coalesce(pa.person_id, n.person_id)
              left join muster.practical_note pn on pn.event_id = pa.event_id and pn.no = l.occasion
              left join muster.member m on m.code = coalesce(pa.member_code, pe.member_code)
              left join muster.organisation g on g.id = coalesce(pa.organisation_id, pe.organisation_id) and m.code is null
              left join muster.member_name own on own.member_code = m.code and own.language = l.language
              left join muster.member_name english on english.member_code = m.code and english.language = 'en'
             where l.id in (:ids)""";

    @PersistenceContext private EntityManager entities;
    @Inject private Clock clock;

    List<NoticeContent> of(List<Parcel> parcels) {
        var ids = parcels.stream().map(each -> each.letter().value()).toList();
        return Rows.of(
                entities.createNativeQuery(CONTENTS)
                        .setParameter("now", clock.instant())
                        .setParameter("ids", ids),
                NoticeContents::content);
    }

    private static NoticeContent content(Rows row) {
        var letter = new LetterId(row.uuid());
        var administration = row.text();
        var person = row.text();
        var funding = row.text();
        var isStillSo = row.flag();
        var note = row.text();
        var expires = row.instant();
        var invitation = row.uuid();
        return new NoticeContent(
                letter,
                administration,
                person,
                funding == null ? "SELF_FUNDED" : funding,
                isStillSo,
                note,
                expires,
                invitation == null ? null : new InvitationId(invitation));
    }
}
