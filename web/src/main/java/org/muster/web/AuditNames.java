package org.muster.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.muster.account.Account;
import org.muster.account.AccountAdministration;
import org.muster.account.AccountId;
import org.muster.account.ScopeCatalogue;
import org.muster.account.ScopeKind;
import org.muster.member.OrganisationId;
import org.muster.member.Organisations;
import org.muster.member.People;
import org.muster.member.PersonId;
import org.muster.operation.AuditEntry;
import org.muster.shared.DomainException;
import org.muster.shared.Ids;
import org.muster.shared.Roles;

/**
 * The names of people and things that the trail keeps by login and id, as far as they are known.
 */
@Named
@RequestScoped
public class AuditNames {
    private static final int MOST_ACCOUNTS = 200;
    private static final Map<String, String> PAGES =
            Map.of(
                    "event", "/events/event.xhtml?event=",
                    "person", "/members/person.xhtml?person=",
                    "campaign", "/invitations/campaign.xhtml?id=",
                    "exception", "/reconciliation/exception.xhtml?exception=",
                    "donor-statement", "/reporting/statement.xhtml?id=",
                    "organisation", "/organisations/organisation.xhtml?organisation=",
                    "member", "/members/member.xhtml?member=",
                    "account", "/accounts/account.xhtml?account=");

    @Inject private AccountAdministration accounts;
    @Inject private ScopeCatalogue catalogue;
    @Inject private Organisations organisations;
    @Inject private People people;
    @Inject private MemberNames members;
    @Inject private CurrentUser user;
    @Inject private Texts texts;

    private final Map<String, String> subjects = new HashMap<>();
    private Map<String, String> actors;

    /** Who acted; the login where it is no account's. */
    public String actor(String login) {
        if (actors == null) {
            actors =
                    accounts.page(0, MOST_ACCOUNTS).stream()
                            .collect(Collectors.toMap(Account::login, Account::fullName));
        }
        return actors.getOrDefault(login, login);
    }

    /** What a kind of subject is called; the code itself where it has no name. */
    public String kind(String kind) {
        return word("auditKind.", kind);
    }

    /** What was done, in the reader's language; as it was recorded where nothing translates it. */
    public String act(String act) {
        return word("act.", act);
    }

    private String word(String family, String code) {
        var key = family + code.replace(' ', '-');
        var word = texts.of(key);
        return word.equals(key) ? code : word;
    }

    /** What was acted on, by name where it has one. */
    public String subject(AuditEntry row) {
        return subjects.computeIfAbsent(
                row.subjectKind() + ":" + row.subjectId(), key -> name(row, row.subjectId()));
    }

    /** The page about what was acted on, for those who may read it; null where there is none. */
    public String page(AuditEntry row) {
        var page = PAGES.get(row.subjectKind());
        var isOpen = user.is(Roles.AUDITOR) || row.subjectKind().equals("account");
        return page == null || !isOpen ? null : page + row.subjectId();
    }

    private String name(AuditEntry row, String id) {
        try {
            return switch (row.subjectKind()) {
                case "member" -> members.of(id);
                case "account" -> accounts.account(AccountId.of(id)).fullName();
                case "event" -> scope(ScopeKind.EVENT, id);
                case "contribution" -> scope(ScopeKind.CONTRIBUTION, id);
                case "organisation" ->
                        organisations
                                .organisation(new OrganisationId(Ids.uuid("organisation", id)))
                                .acronym();
                case "person" ->
                        user.is(Roles.AUDITOR)
                                ? people.person(new PersonId(Ids.uuid("person", id)), user.actor())
                                        .listName()
                                : id;
                default -> id;
            };
        } catch (DomainException gone) {
            return id;
        }
    }

    private String scope(ScopeKind kind, String id) {
        return catalogue.find(kind, id, user.language()).map(one -> one.label()).orElse(id);
    }
}
