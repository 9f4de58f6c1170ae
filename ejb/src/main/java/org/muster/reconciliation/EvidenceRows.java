package org.muster.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.muster.account.Scope;
import org.muster.account.Scopes;
import org.muster.shared.Actor;
import org.muster.shared.Roles;
import org.muster.shared.Rows;

/**
 * Finds the rows a case rests on: what it is about, what its people claimed, were paid or promised
 * at the event, the other side of what is there twice, and the agreements that bear it.
 */
@ApplicationScoped
class EvidenceRows {
    private static final int MOST = 100;
    private static final String[] CLAIMS = {
        Roles.FINANCE_OFFICER, Roles.EVENT_OFFICER, Roles.CONTROLLER, Roles.AUDITOR
    };
    private static final String[] MONEY = {Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR};
    private static final String[] CERTIFICATES = {
        Roles.EVENT_OFFICER, Roles.CONTROLLER, Roles.AUDITOR
    };

    /** Each with the event and its region, or the agreement, by which it is reached. */
    private static final String ROWS =
            """
            with c as materialized (select * from muster.exception_case where id = :id),
            mine as materialized (
                select p.id from c join muster.participation p on p.event_id = c.event_id and p.person_id = c.person_id),
            same as materialized (
                select p.* from c join muster.outside_payment p on c.class = 'R12' and p.id = c.subject_id),
            cost as (
                select c.subject_id as id from c where c.subject_kind = 'COST'
                union select d.id from c join mine on c.class = 'R01'
                        join muster.cost_share s on s.participation_id = mine.id
                        join muster.cost_document d on d.id = s.document_id and d.state = 'APPROVED' and d.credits is null
                union select d.id from same p
                        join muster.cost_document d on lower(d.document_no) = lower(p.document_no)
                         and lower(d.supplier) = lower(p.supplier) and d.state = 'APPROVED' and d.credits is null
                       where p.document_no <> ''
                union select s.document_id from same p
                        join muster.cost_share s on lower(s.sub_line) = lower(p.ticket_no) where p.ticket_no <> ''),
            promise as (
                select c.subject_id as id from c where c.subject_kind = 'COMMITMENT'
                union select k.id from mine join muster.commitment k on k.participation_id = mine.id),
            paid as (
                select c.subject_id as id from c where c.subject_kind = 'OUTSIDE'
                union select p.id from c join muster.outside_payment p on p.event_id = c.event_id and p.person_id = c.person_id
                union select o.id from same p
                        join muster.outside_payment o on lower(o.document_no) = lower(p.document_no)
                         and lower(o.supplier) = lower(p.supplier) where p.document_no <> '' and o.document_no <> ''
                union select o.id from same p
                        join muster.outside_payment o on lower(o.ticket_no) = lower(p.ticket_no)
                       where p.ticket_no <> '' and o.ticket_no <> ''
                union select o.id from same p
                        join muster.outside_payment o on lower(o.end_to_end_id) = lower(p.end_to_end_id)
                       where p.end_to_end_id <> '' and o.end_to_end_id <> ''),
            claimed as (
                select c.subject_id as id from c where c.subject_kind = 'CLAIM'
                union select a.id from c join muster.claim a on a.event_id = c.event_id
                         and a.person_id in (c.person_id, c.other_person_id)
                union select a.id from c join muster.person me on me.id = c.person_id
                        join muster.person n on coalesce(n.survivor_id, n.id) = coalesce(me.survivor_id, me.id)
                        join muster.claim a on a.person_id = n.id and a.state <> 'REJECTED'
                        join muster.capacity_event e on e.id = c.event_id
                        join muster.capacity_event o on o.id = a.event_id and o.starts_on <= e.ends_on + 1
                         and o.ends_on >= e.starts_on - 1
                       where c.class = 'R11'),
            entry as (
                select c.subject_id as id from c where c.subject_kind = 'BANK_ENTRY'
                union select b.id from same p
                        join muster.bank_entry b on lower(b.end_to_end_id) = lower(p.end_to_end_id)
                       where p.end_to_end_id <> '' and b.end_to_end_id <> ''),
            bearer as (
                select c.contribution_id as id from c
                union select s.contribution_id from c join muster.cost_share s on s.document_id = c.subject_id
                union select s.contribution_id from c join muster.outside_share s on s.payment_id = c.subject_id
                union select l.contribution_id from promise join muster.commitment k on k.id = promise.id
                        join muster.allocation l on l.id = k.allocation_id),
            found (kind, id, within, name, event_id, contribution_id) as (
                select 'OTHER_PERSON', n.id, c.event_id, n.family_name || ', ' || n.given_name, c.event_id, cast(null as uuid)
                  from c join muster.person n on n.id = c.other_person_id where c.event_id is not null
                union select 'CLAIM', a.id, null, a.claim_no, a.event_id, null
                  from claimed join muster.claim a on a.id = claimed.id
                union select 'ADVANCE', a.id, null, a.advance_no, a.event_id, null
                  from c join muster.advance a on a.event_id = c.event_id and a.person_id = c.person_id
                union select 'COMMITMENT', k.id, l.contribution_id, concat_ws(' · ', g.agreement_no,
                           coalesce(nullif(k.payee, ''), n.family_name || ', ' || n.given_name)), null, g.id
                  from promise join muster.commitment k on k.id = promise.id
                  join muster.allocation l on l.id = k.allocation_id
                  join muster.contribution g on g.id = l.contribution_id
                  left join muster.participation p on p.id = k.participation_id
                  left join muster.person n on n.id = p.person_id
                union select 'COST', d.id, null, d.document_no, null, s.contribution_id
                  from cost join muster.cost_document d on d.id = cost.id
                  join muster.cost_share s on s.document_id = d.id
                union select 'OUTSIDE', p.id, null, concat_ws(' · ', nullif(p.document_no, ''), nullif(p.ticket_no, ''),
                           nullif(p.end_to_end_id, '')), null, null
                  from paid join muster.outside_payment p on p.id = paid.id
                union select 'GIFT', g.id, g.contribution_id, g.provider, null, g.contribution_id
                  from c join muster.in_kind g on c.subject_kind = 'GIFT' and g.id = c.subject_id
                 where g.contribution_id is not null
                union select 'BANK_ENTRY', b.id, null, cast(b.booked_on as text), null, null
                  from entry join muster.bank_entry b on b.id = entry.id
                union select 'POSTING', j.id, null, j.description, null, null
                  from c join muster.journal_entry j on c.subject_kind = 'POSTING' and j.id = c.subject_id
                union select 'CERTIFICATE', t.id, c.event_id, t.number, c.event_id, null
                  from c join muster.certificate_standing s on s.event_id = c.event_id and s.person_id = c.person_id
                  join muster.certificate t on t.id = s.certificate_id
                 where c.class = 'R24'
                union select 'STATEMENT', s.id, null, concat_ws(' ', g.agreement_no, s.period_from, s.period_to), null, g.id
                  from c cross join lateral (
                      select distinct l.contribution_id, j.posted_on from muster.journal_line l
                        join muster.journal_entry j on j.id = l.entry_id
                       where l.event_id = c.event_id) posted
                  join muster.donor_statement s on s.contribution_id = posted.contribution_id
                   and s.state in ('CERTIFIED', 'SENT') and posted.posted_on between s.period_from and s.period_to
                  join muster.contribution g on g.id = s.contribution_id
                 where c.class = 'R32'
                union select 'CONTRIBUTION', g.id, null, g.agreement_no, null, g.id
                  from bearer join muster.contribution g on g.id = bearer.id)
            select f.kind, f.id, f.within, f.name, f.event_id, e.region, f.contribution_id
              from found f left join muster.capacity_event e on e.id = f.event_id
             order by f.name, f.id""";

    @PersistenceContext private EntityManager entities;
    @Inject private Scopes scopes;

    /** A row with what it is reached by. */
    private record Found(EvidenceRow row, UUID event, String region, UUID contribution) {}

    List<EvidenceRow> of(ExceptionId id, Actor actor) {
        var query =
                entities.createNativeQuery(ROWS).setParameter("id", id.value()).setMaxResults(MOST);
        var reach =
                new Reach(
                        scopes.of(actor, CLAIMS),
                        scopes.of(actor, MONEY),
                        scopes.of(actor, CERTIFICATES));
        return Rows.of(query, EvidenceRows::found).stream()
                .filter(reach::covers)
                .map(Found::row)
                .distinct()
                .sorted(Comparator.comparing(EvidenceRow::kind))
                .toList();
    }

    private static Found found(Rows row) {
        var kind = EvidenceRow.Kind.valueOf(row.text());
        return new Found(
                new EvidenceRow(kind, row.uuid(), row.uuid(), row.text()),
                row.uuid(),
                row.text(),
                row.uuid());
    }

    /** As far as the pages go on which the rows are shown. */
    private record Reach(Scope claims, Scope money, Scope certificates) {

        boolean covers(Found found) {
            return switch (found.row().kind()) {
                case OTHER_PERSON -> true;
                case CLAIM -> claims.coversEvent(found.event(), found.region());
                case ADVANCE -> money.coversEvent(found.event(), found.region());
                case CERTIFICATE -> certificates.coversEvent(found.event(), found.region());
                case COMMITMENT, COST, GIFT, STATEMENT, CONTRIBUTION ->
                        money.coversContribution(found.contribution());
                case OUTSIDE, BANK_ENTRY, POSTING -> money.everywhere();
            };
        }
    }
}
