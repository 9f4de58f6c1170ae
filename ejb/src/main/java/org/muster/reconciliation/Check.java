package org.muster.reconciliation;

import java.util.List;

/**
 * One class of mismatch as a question to the facts of a run; each row of the answer is a finding.
 *
 * <p>A class is added like this: its constant goes into {@link Mismatch} where the order of
 * evaluation has it, its question into the list of its group ({@link IdentityChecks}, {@link
 * PresenceChecks}, {@link EntitlementChecks}, {@link FundingChecks}, {@link BankChecks}), the name
 * of the class (mismatch.R01) and its sentence (evidence.R01) into the six bundles, and a case that
 * shows it and a near miss into the tests. Nothing else knows the classes one by one: how findings
 * are stored, how money is counted once, how cases are opened, corrected and told is the same for
 * all.
 *
 * <p>A question may read any table that tells of its changes (a migration has them told, as that of
 * reconciliation_news shows); a test names those that do not. Runs of events that nothing was told
 * of do not ask it.
 *
 * <p>A question reads two tables that a run provides, and whatever else Muster knows:
 *
 * <ul>
 *   <li><code>compared (run_id, event_id)</code>: the events of the run, for what is about a
 *       document, a promise or an event;
 *   <li><code>fact</code>: the people of these events, columns of reconciliation_fact and, beside
 *       them, event_id, subject_kind and subject_id (the claim, or the person without one), funded,
 *       takes_seat, payable_minor (of the claim), approved_minor (or paid, of the claim),
 *       promised_minor and promised_currency (still open of the commitment), and nobody.
 * </ul>
 *
 * It answers, in this order: run_id, event_id, contribution_id (only where the event is none),
 * subject_kind, subject_id, person_id, other_person_id (named behind the evidence), currency,
 * at_risk_minor (all that is in doubt; what another class counted already of the same money is
 * taken off later), evidence (by <code>muster.told(key, arguments…)</code>, amounts in it by <code>
 * muster.amount(minor, currency)</code>, days as ISO dates, other things as text; no person's
 * name). At most one row for what it is about: the person where the subject is a claim or a person,
 * else the subject itself. The order of rows is of no importance, and the clock none: what depends
 * on a day is a fact of the run.
 */
record Check(Mismatch mismatch, Mismatch.Severity severity, String question) {
    private static final String PERSON =
            "select run_id, event_id, nobody, subject_kind, subject_id, person_id, ";

    /** As heavy as its class is. */
    Check(Mismatch mismatch, String question) {
        this(mismatch, mismatch.severity(), question);
    }

    /** About a person's part in an event; the question begins with the other person, or nobody. */
    static Check ofPerson(Mismatch mismatch, String question) {
        return ofPerson(mismatch, mismatch.severity(), question);
    }

    static Check ofPerson(Mismatch mismatch, Mismatch.Severity severity, String question) {
        return new Check(mismatch, severity, PERSON + question);
    }

    /** What a rule refused to post is a case in the rule's own words. */
    static Check ofRefusal(Mismatch mismatch) {
        return ofPerson(
                mismatch,
                "nobody, coalesce(excess_currency, currency), coalesce(excess_minor, payable_minor), refused_why"
                        + " from fact where refused_class = '%s'".formatted(mismatch));
    }

    /**
     * The statement that answers all questions, the money at risk counted once: what earlier
     * classes counted is taken off, the more of it the more they found. Of a claim, what is refused
     * and what is payable are not the same money. Amounts in two currencies are not compared: the
     * first has it all.
     */
    static String all(List<Check> checks) {
        var answers = checks.stream().map(Check::ranked).toList();
        return ALL.formatted(FundingChecks.BORNE_ELSEWHERE, String.join("\n union all ", answers));
    }

    private String ranked() {
        return "select %d, '%s', '%s', %s, %s, answer.* from (%s) answer"
                .formatted(
                        mismatch.ordinal(),
                        mismatch,
                        severity,
                        mismatch.isOfRefused(),
                        mismatch.isOfPayable(),
                        question);
    }

    private static final String ALL =
            """
            insert into muster.reconciliation_finding (run_id, event_id, contribution_id, class, severity, subject_kind,
                subject_id, person_id, other_person_id, currency, at_risk_minor, evidence)
            with compared as materialized (
                select id as run_id, event_id from muster.reconciliation_run
                 where id = any (cast(string_to_array(:runs, ',') as uuid[]))),
            part as (
                select f.*, c.event_id,
                       case when f.claim_id is null then 'PERSON' else 'CLAIM' end as subject_kind,
                       coalesce(f.claim_id, f.person_id) as subject_id, cast(null as uuid) as nobody,
                       coalesce(f.role, 'PARTICIPANT') = 'PARTICIPANT' as takes_seat,
                       coalesce(f.confirmed and f.role = 'PARTICIPANT' and f.funding = 'SPONSORED', false) as funded,
                       case when a.state in ('APPROVED', 'PAID') then a.payable_minor else 0 end as approved_minor,
                       coalesce(k.original_minor - k.posted_minor - k.released_minor, 0) as promised_minor,
                       k.currency as promised_currency
                  from compared c join muster.reconciliation_fact f on f.run_id = c.run_id
                  left join muster.claim a on a.id = f.claim_id
                  left join muster.commitment k on k.id = f.commitment_id),
            fact as materialized (
                select part.*, case when claim_id is null or not funded or duplicate_of is not null then 0
                                    else least(claimed_minor, entitled_minor) end as payable_minor
                  from part),
            borne_elsewhere as materialized (
                %s),
            found (rank, class, severity, is_of_refused, is_of_payable, run_id, event_id, contribution_id, subject_kind, subject_id, person_id,
                   other_person_id, currency, at_risk_minor, evidence) as (
                %s),
            subject as (
                select found.*, case when subject_kind in ('PERSON', 'CLAIM') then coalesce(person_id, subject_id)
                                     else subject_id end as about
                  from found),
            counted as (
                select subject.*, coalesce(sum(at_risk_minor) over earlier, 0)
                                      > coalesce(sum(at_risk_minor) over earlier_alike, 0) as is_counted_otherwise,
                       coalesce(case when subject_kind = 'CLAIM' and is_of_payable
                                     then max(at_risk_minor) filter (where not is_of_refused) over earlier_alike
                                     else max(at_risk_minor) over earlier_alike end, 0) as counted_minor
                  from subject
                window earlier as (partition by run_id, about order by rank
                                   rows between unbounded preceding and 1 preceding),
                       earlier_alike as (partition by run_id, about, currency order by rank
                                         rows between unbounded preceding and 1 preceding))
            select run_id, event_id, contribution_id, class, severity, subject_kind, subject_id, person_id,
                   other_person_id, currency,
                   case when is_counted_otherwise then 0 else greatest(at_risk_minor - counted_minor, 0) end,
                   evidence
              from counted""";
}
