package org.muster.demonstration;

import static org.muster.demonstration.Cast.ANNA;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.muster.event.EventId;
import org.muster.invitation.AnswerState;
import org.muster.invitation.CampaignId;
import org.muster.invitation.CampaignOverview;
import org.muster.invitation.CampaignStage;
import org.muster.invitation.CampaignSummary;
import org.muster.invitation.DeadlinePassed;
import org.muster.invitation.InvitationDispatch;
import org.muster.invitation.LetterSummary;
import org.muster.member.MemberDirectory;
import org.muster.nomination.AnswerChannel;
import org.muster.nomination.DeskAnswers;
import org.muster.nomination.NominationFilter;
import org.muster.nomination.NominationSummary;
import org.muster.nomination.Officer;
import org.muster.nomination.Receipt;
import org.muster.nomination.Selection;
import org.muster.nomination.SelectionState;
import org.muster.operation.ClockSetting;
import org.muster.shared.Language;

/**
 * What the invited administrations answer: 28 nominate in time, three of them a second officer at
 * their own cost; one nominates too late; two decline; the others say nothing. Answers that people
 * gave themselves stay as they are and count.
 */
final class Answers {
    private static final int IN_TIME = 28;
    private static final int DECLINING = 2;
    private static final Set<AnswerState> SILENT =
            EnumSet.of(AnswerState.PENDING, AnswerState.EXPIRED);
    private static final Set<Integer> SENDING_TWO = Set.of(3, 11, 19);

    private final DeskAnswers desk = Services.of(DeskAnswers.class);
    private final Selection selection = Services.of(Selection.class);
    private final CampaignOverview campaigns = Services.of(CampaignOverview.class);
    private final EventId preparation = Known.id(Known.PREPARATION);
    private final EventId dialogue = Known.id(Known.DIALOGUE);

    /** Letters that were not sent yet are sent first: an answer answers a letter. */
    String inTime() {
        var campaign = campaign();
        if (campaign.stage() == CampaignStage.DRAFT) {
            Services.of(InvitationDispatch.class).dispatch(campaign.id(), ANNA);
        }
        var members = members(campaign.id());
        var answered =
                members.stream()
                        .filter(one -> one.letter().answer() == AnswerState.NOMINATED)
                        .count();
        var open =
                members.stream()
                        .filter(one -> one.letter().answer() == AnswerState.PENDING)
                        .toList();
        var nominating = (int) Math.max(0, Math.min(open.size(), IN_TIME - answered));
        for (var index = 0; index < nominating; index++) {
            nominate(open.get(index), SENDING_TWO.contains(index));
        }
        // The last one stays silent until the deadline has passed.
        var declining =
                open.subList(
                        nominating,
                        Math.min(nominating + DECLINING, Math.max(nominating, open.size() - 1)));
        for (var one : declining) {
            desk.decline(one.letter().id(), "No officer can be spared", today(), ANNA);
        }
        partners(campaign.id());
        var seated = seat(preparation) + seat(dialogue);
        return "%d administrations nominated, %d declined; %d seats were confirmed"
                .formatted(nominating + answered, declining.size(), seated);
    }

    /** The twenty-ninth nomination comes too late and is refused. */
    String tooLate() {
        // Whether the deadline's timer has been there yet makes no difference.
        var silent =
                members(campaign().id()).stream()
                        .filter(one -> SILENT.contains(one.letter().answer()))
                        .toList();
        if (silent.isEmpty()) {
            return "Every administration had answered";
        }
        var late = silent.get(silent.size() - 1);
        try {
            desk.nominate(
                    late.letter().id(),
                    List.of(officer(late.code(), preparation, 1)),
                    today(),
                    ANNA);
            return late.letter().recipient() + " nominated, which was not expected";
        } catch (DeadlinePassed refused) {
            return late.letter().recipient()
                    + " nominated too late and was refused: "
                    + refused.getMessage();
        }
    }

    private record Invited(String code, LetterSummary letter) {}

    private List<Invited> members(CampaignId campaign) {
        var codes =
                Services.of(MemberDirectory.class).names(Language.EN).entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
        return letters(campaign).stream()
                .filter(letter -> codes.containsKey(letter.recipient()))
                .map(letter -> new Invited(codes.get(letter.recipient()), letter))
                .sorted((one, other) -> one.code().compareTo(other.code()))
                .toList();
    }

    private List<LetterSummary> letters(CampaignId campaign) {
        var revision = campaign().revision();
        return campaigns.letters(campaign, Set.of(), Language.EN, 0, 200, ANNA).stream()
                .filter(letter -> letter.revision() == revision)
                .toList();
    }

    private CampaignSummary campaign() {
        return campaigns.page(0, 200, ANNA).stream()
                .filter(one -> one.code().equals(Known.CAMPAIGN))
                .findFirst()
                .orElseThrow();
    }

    private void nominate(Invited from, boolean two) {
        var officers = new ArrayList<Officer>();
        for (var event : List.of(preparation, dialogue)) {
            officers.add(officer(from.code(), event, 1));
            if (two) {
                officers.add(officer(from.code(), event, 2));
            }
        }
        desk.nominate(from.letter().id(), officers, today(), ANNA);
    }

    private void partners(CampaignId campaign) {
        var names = Offices.PARTNERS.stream().map(Known::organisationName).toList();
        for (var letter : letters(campaign)) {
            var at = names.indexOf(letter.recipient());
            if (at >= 0 && letter.answer() == AnswerState.PENDING) {
                var number = 4000 + at;
                desk.nominate(
                        letter.id(),
                        List.of(
                                new Officer(
                                        dialogue,
                                        Cast.given(number),
                                        Cast.family(number),
                                        Cast.email(
                                                number,
                                                Offices.PARTNERS.get(at).toLowerCase()
                                                        + ".example"),
                                        Cast.sex(number).name(),
                                        "Programme officer",
                                        false)),
                        today(),
                        ANNA);
            }
        }
    }

    /** Answers come by e-mail, and are entered on the day they come. */
    private static Receipt today() {
        var day = Services.of(ClockSetting.class).now().atZone(Demonstration.FIRST_DAY.getZone());
        return new Receipt(AnswerChannel.MAIL, day.toLocalDate(), null, "");
    }

    private static Officer officer(String member, EventId event, int rank) {
        var number = 3000 + (member.charAt(0) - 'A') * 52 + (member.charAt(1) - 'A') * 2 + rank - 1;
        return new Officer(
                event,
                Cast.given(number),
                Cast.family(number),
                Cast.email(number, member.toLowerCase() + ".customs.example"),
                Cast.sex(number).name(),
                "Officer for reform and modernization",
                rank == 1);
    }

    private int seat(EventId event) {
        var seated = 0;
        for (var nomination :
                selection.nominations(event, NominationFilter.ALL, Language.EN, 0, 200, ANNA)) {
            seated += seat(nomination);
        }
        return seated;
    }

    private int seat(NominationSummary nomination) {
        if (nomination.selection() == SelectionState.PROPOSED) {
            selection.select(nomination.id(), ANNA);
        } else if (nomination.selection() != SelectionState.SELECTED) {
            return 0;
        }
        selection.confirm(nomination.id(), ANNA);
        return 1;
    }
}
