package org.muster.invitation;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.muster.event.EventId;
import org.muster.funding.ContributionId;
import org.muster.shared.Actor;
import org.muster.shared.FourEyes;
import org.muster.shared.InvalidInput;
import org.muster.shared.Language;

/**
 * Letters about one event, or about several of one series, with one deadline. What a letter says
 * may change as long as none of its revision is queued; after that a new revision supersedes it.
 */
@Entity
@Table(name = "campaign")
public class Campaign {
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{1,39}");

    @EmbeddedId private CampaignId id;
    @Version private long version;
    private String code;
    private String name;

    @Column(name = "deadline_at")
    private Instant deadlineAt;

    @Column(name = "deadline_zone")
    private String deadlineZone;

    @Enumerated(EnumType.STRING)
    private CampaignState state;

    private int revision;

    @Column(name = "on_paper")
    private boolean onPaper;

    @Column(name = "needs_endorsement")
    private boolean needsEndorsement;

    @Column(name = "contribution_id")
    private UUID contributionId;

    @Column(name = "second_person")
    private boolean secondPerson;

    @Column(name = "asked_by")
    private String askedBy;

    @Column(name = "asked_at")
    private Instant askedAt;

    @Column(name = "asked_seal")
    private String askedSeal;

    @Column(name = "released_by")
    private String releasedBy;

    @Column(name = "released_at")
    private Instant releasedAt;

    @Column(name = "created_by")
    private String createdBy;

    @Column(name = "created_at")
    private Instant createdAt;

    @ElementCollection
    @CollectionTable(name = "campaign_event", joinColumns = @JoinColumn(name = "campaign_id"))
    @Column(name = "event_id")
    private Set<UUID> events = new LinkedHashSet<>();

    @ElementCollection
    @CollectionTable(name = "letter_text", joinColumns = @JoinColumn(name = "campaign_id"))
    private Set<LetterText> texts = new LinkedHashSet<>();

    protected Campaign() {}

    static Campaign draft(
            String code,
            String name,
            Deadline deadline,
            Set<EventId> events,
            Actor by,
            Instant at) {
        if (code == null || !CODE.matcher(code).matches()) {
            throw new InvalidInput(
                    "code", "A code has 2 to 40 letters, digits, dots, dashes or slashes");
        }
        var campaign = new Campaign();
        campaign.id = CampaignId.next();
        campaign.code = code;
        campaign.state = CampaignState.DRAFT;
        campaign.revision = 1;
        campaign.onPaper = true;
        campaign.createdBy = by.login();
        campaign.createdAt = at;
        campaign.describe(name, deadline, events);
        return campaign;
    }

    final void describe(String newName, Deadline newDeadline, Set<EventId> newEvents) {
        open();
        if (newName == null || newName.isBlank() || newName.length() > 160) {
            throw new InvalidInput("name", "A name has 1 to 160 characters");
        }
        if (newDeadline == null || newDeadline.at() == null || newDeadline.zone() == null) {
            throw new InvalidInput("deadline", "A deadline is a moment in a time zone");
        }
        if (newEvents.isEmpty()) {
            throw new InvalidInput("events", "A campaign is about at least one event");
        }
        takeBackRequest();
        name = newName.strip();
        deadlineAt = newDeadline.at();
        deadlineZone = newDeadline.zone().getId();
        events.clear();
        newEvents.forEach(event -> events.add(event.value()));
    }

    void write(LetterText text) {
        open();
        takeBackRequest();
        text.checked();
        erase(text.language());
        texts.add(text.forRevision(revision));
    }

    /** Whether each letter carries a formal one on letterhead. */
    void carryPaper(boolean formal) {
        open();
        takeBackRequest();
        onPaper = formal;
    }

    void erase(Language language) {
        open();
        takeBackRequest();
        texts.removeIf(held -> held.revision() == revision && held.language() == language);
    }

    /**
     * Starts a revision that supersedes the letters queued so far, with their texts to begin with.
     */
    void revise() {
        open();
        forgetRelease();
        var carried = texts();
        revision++;
        carried.forEach(text -> texts.add(text.forRevision(revision)));
        state = CampaignState.DRAFT;
    }

    /** Others are written to than before; whoever was to release the letters looks again. */
    void changeRecipients() {
        open();
        takeBackRequest();
    }

    /** Only Members that the earmark of this contribution names are invited; null binds to none. */
    void bind(ContributionId contribution) {
        changeRecipients();
        contributionId = contribution == null ? null : contribution.value();
    }

    /** From now on a second person releases; one person alone cannot undo it. */
    void requireSecondPerson() {
        open();
        secondPerson = true;
    }

    /** Asks a second person to release exactly the letters under this seal. */
    void askRelease(String seal, Actor by, Instant now) {
        requireSendable(now);
        askedBy = by.login();
        askedAt = now;
        askedSeal = seal;
        releasedBy = null;
        releasedAt = null;
    }

    /** Ends a request that nobody followed yet; what was released stays so. */
    void takeBackRequest() {
        if (isAsked()) {
            forgetRelease();
        }
    }

    private void forgetRelease() {
        askedBy = null;
        askedAt = null;
        askedSeal = null;
        releasedBy = null;
        releasedAt = null;
    }

    /**
     * Releases what was asked for, as a person who did not ask.
     *
     * @param seen the seal of what this person looked at
     * @param now the seal of what would go now
     */
    void release(String seen, String now, Actor by, Instant at) {
        if (!isAsked()) {
            throw new NotAsReleased(code);
        }
        FourEyes.require(askedBy, by);
        if (!askedSeal.equals(seen) || !askedSeal.equals(now)) {
            throw new NotAsReleased(code);
        }
        send(at);
        releasedBy = by.login();
        releasedAt = at;
    }

    void send(Instant now) {
        requireSendable(now);
        state = CampaignState.SENDING;
    }

    private void requireSendable(Instant now) {
        open();
        if (deadline().isOver(now)) {
            throw new DeadlinePassed(deadline());
        }
        if (text(Language.EN).isEmpty()) {
            throw new TextMissing(code);
        }
    }

    /** Whether the Member has to stand behind an officer before they can be selected. */
    void askEndorsement(boolean asked) {
        open();
        needsEndorsement = asked;
    }

    void pause() {
        open();
        if (state == CampaignState.SENDING) {
            state = CampaignState.PAUSED;
        }
    }

    void resume() {
        open();
        if (state == CampaignState.PAUSED) {
            state = CampaignState.SENDING;
        }
    }

    void close() {
        takeBackRequest();
        state = CampaignState.CLOSED;
    }

    /** Refuses what only an open campaign does. */
    void requireOpen() {
        open();
    }

    /** Whether those who have not answered may be reminded. */
    boolean isReminding(Instant now) {
        return state == CampaignState.SENDING && !deadline().isOver(now);
    }

    void requireReminding(Instant now) {
        open();
        if (deadline().isOver(now)) {
            throw new DeadlinePassed(deadline());
        }
        if (!isReminding(now)) {
            throw new NotSending(code, state);
        }
    }

    private void open() {
        if (state == CampaignState.CLOSED) {
            throw new CampaignClosed(code);
        }
    }

    public CampaignId id() {
        return id;
    }

    public String code() {
        return code;
    }

    public String name() {
        return name;
    }

    public Deadline deadline() {
        return new Deadline(deadlineAt, zone(deadlineZone));
    }

    public CampaignState state() {
        return state;
    }

    public boolean needsEndorsement() {
        return needsEndorsement;
    }

    public int revision() {
        return revision;
    }

    public boolean isOnPaper() {
        return onPaper;
    }

    /** Whose earmark says which Members are invited; empty where every Member may be. */
    public Optional<ContributionId> contribution() {
        return Optional.ofNullable(contributionId).map(ContributionId::new);
    }

    boolean needsSecondPerson() {
        return secondPerson;
    }

    boolean isAsked() {
        return askedBy != null && releasedBy == null;
    }

    Release release(boolean isNeeded) {
        return new Release(isNeeded, askedBy, askedAt, askedSeal, releasedBy, releasedAt);
    }

    public String createdBy() {
        return createdBy;
    }

    public List<EventId> events() {
        return events.stream().map(EventId::new).toList();
    }

    /** The texts of the current revision, by language. */
    public List<LetterText> texts() {
        return texts(revision);
    }

    List<LetterText> texts(int of) {
        return texts.stream()
                .filter(text -> text.revision() == of)
                .sorted(Comparator.comparing(LetterText::language))
                .toList();
    }

    public Optional<LetterText> text(Language language) {
        return texts().stream().filter(text -> text.language() == language).findFirst();
    }

    static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw new InvalidInput("zone", "Unknown time zone: " + name);
        }
    }
}
