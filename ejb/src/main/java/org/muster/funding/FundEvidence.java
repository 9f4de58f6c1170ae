package org.muster.funding;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.muster.event.EventId;
import org.muster.evidence.Evidence;
import org.muster.evidence.EvidenceId;
import org.muster.evidence.EvidenceLine;
import org.muster.evidence.ReceivedDocument;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;
import org.muster.shared.Rows;

/**
 * The documents that prove costs and the value of gifts: attached by whoever enters them, read
 * within their contributions' scope, and never by donors.
 */
@Stateless
@RolesAllowed({Roles.FINANCE_OFFICER, Roles.SYSTEM})
public class FundEvidence {
    @PersistenceContext private EntityManager entities;
    @Inject private Evidence evidence;
    @Inject private Reach reach;
    @Inject private AuditTrail audit;

    public void attach(CostDocumentId id, ReceivedDocument document, Actor by) {
        var cost = cost(id);
        cost.contributions().forEach(each -> reach.toEnter(each, by));
        if (cost.state() == CostDocument.State.REFUSED
                || cost.state() == CostDocument.State.REVERSED) {
            throw new WrongState(cost.documentNo(), cost.state());
        }
        evidence.attach(of(id), document, by);
        audit.record(by, "evidence attached", "cost-document", id, document.sha256());
    }

    /** The same for a gift in kind, which its event's officers may note too. */
    @RolesAllowed({Roles.FINANCE_OFFICER, Roles.EVENT_OFFICER, Roles.SYSTEM})
    public void attachToGift(GiftId id, ReceivedDocument document, Actor by) {
        var gift = gift(id);
        reach.toNoteGift(gift.event(), gift.beside(), by);
        evidence.attach(of(id), document, by);
        audit.record(by, "evidence attached", "in-kind", id, document.sha256());
    }

    @RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
    public List<EvidenceLine> ofCost(CostDocumentId id, Actor by) {
        reach.toReadOneOf(cost(id).contributions(), by);
        return evidence.of(of(id));
    }

    @RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
    public List<EvidenceLine> ofGift(GiftId id, Actor by) {
        reach.toReadOneOf(gift(id).contributions(), by);
        return evidence.of(of(id));
    }

    @RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
    public List<EvidenceLine> ofFinalBalance(FinalBalanceId id, Actor by) {
        reach.toReadOneOf(finalBalance(id).contributions(), by);
        return evidence.of(of(id));
    }

    /** One of them, as it was received. */
    @RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
    public ReceivedDocument document(EvidenceId id, Actor by) {
        var subject = evidence.subject(id);
        reach.toReadOneOf(
                switch (subject.kind()) {
                    case COST -> cost(new CostDocumentId(subject.id())).contributions();
                    case CLOSING -> finalBalance(new FinalBalanceId(subject.id())).contributions();
                    case GIFT -> gift(new GiftId(subject.id())).contributions();
                },
                by);
        return evidence.document(id);
    }

    private static Evidence.Subject of(CostDocumentId id) {
        return new Evidence.Subject(Evidence.Kind.COST, id.value());
    }

    static Evidence.Subject of(FinalBalanceId id) {
        return new Evidence.Subject(Evidence.Kind.CLOSING, id.value());
    }

    private FinalBalance finalBalance(FinalBalanceId id) {
        var found = entities.find(FinalBalance.class, id);
        if (found == null) {
            throw new NotFound("final balance", id);
        }
        return found;
    }

    private static Evidence.Subject of(GiftId id) {
        return new Evidence.Subject(Evidence.Kind.GIFT, id.value());
    }

    private CostDocument cost(CostDocumentId id) {
        var document = entities.find(CostDocument.class, id);
        if (document == null) {
            throw new NotFound("cost document", id);
        }
        return document;
    }

    /** A gift that stands beside no contribution is read by who reads all of them. */
    private record Gift(EventId event, ContributionId beside) {
        Set<ContributionId> contributions() {
            return beside == null ? Set.of() : Set.of(beside);
        }
    }

    private Gift gift(GiftId id) {
        return Rows.of(
                        entities.createNativeQuery(
                                        "select event_id, contribution_id from muster.in_kind where id = :id")
                                .setParameter("id", id.value()),
                        row -> gift(row.uuid(), row.uuid()))
                .stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("gift in kind", id));
    }

    private static Gift gift(UUID event, UUID beside) {
        return new Gift(new EventId(event), beside == null ? null : new ContributionId(beside));
    }
}
