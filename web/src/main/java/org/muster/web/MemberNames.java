package org.muster.web;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
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
        if (code == null) {
            return "";
        }
        if (names == null) {
            names = members.names(user.language());
        }
        return names.getOrDefault(code, code);
    }
}
