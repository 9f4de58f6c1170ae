package org.muster.web;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.Collator;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.muster.member.MemberDirectory;

/** Members by the name they have in the reader's language; read once a request. */
@Named
@RequestScoped
public class MemberNames {
    @EJB private MemberDirectory members;
    @Inject private CurrentUser user;

    private Map<String, String> names;

    /** The Member's name, or the code itself where it is no Member's. */
    public String of(String code) {
        return code == null ? "" : names().getOrDefault(code, code);
    }

    /** All Members to choose from, in the order of the reader's language. */
    public List<SelectItem> getChoices() {
        var order = Collator.getInstance(user.locale());
        return names().entrySet().stream()
                .sorted(Map.Entry.comparingByValue(order))
                .map(entry -> new SelectItem(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** The names of these Members, in the order of the reader's language. */
    public List<String> sorted(Collection<String> codes) {
        return codes.stream().map(this::of).sorted(Collator.getInstance(user.locale())).toList();
    }

    private Map<String, String> names() {
        if (names == null) {
            names = members.names(user.language());
        }
        return names;
    }
}
