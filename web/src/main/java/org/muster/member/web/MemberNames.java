package org.muster.member.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.muster.member.MemberDirectory;
import org.muster.web.CurrentUser;

/** What Members are called in the reader's language, read once for a whole page. */
@Named
@RequestScoped
public class MemberNames {
    @Inject private MemberDirectory members;
    @Inject private CurrentUser user;

    private Map<String, String> names;

    /** The name, or the code itself where there is no such Member. */
    public String of(String code) {
        return code == null ? "" : names().getOrDefault(code, code);
    }

    /** All Members to choose from, in the order of the reader's language. */
    public List<SelectItem> getChoices() {
        var order = Collator.getInstance(user.locale());
        return names().entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry::getValue, order))
                .map(entry -> new SelectItem(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Map<String, String> names() {
        if (names == null) {
            names = members.names(user.language());
        }
        return names;
    }
}
