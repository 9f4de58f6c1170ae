package org.muster.browser;

import java.util.function.Function;
import org.muster.system.Demonstrated;
import org.muster.system.Installed;

/**
 * Where a window looks: an installation's address, and by which login and password a role signs in.
 */
record Site(String url, Function<String, String> login, Function<String, String> password) {

    /** The installation all tests share: the login is the role's name. */
    static Site shared() {
        return new Site(Installed.url(), role -> role, login -> Installed.PASSWORD);
    }

    /** The demonstration, told to its end: there is one of everything to look at. */
    static Site demonstration() {
        return of(Installed.demonstration());
    }

    /** A demonstration of one's own. */
    static Site of(Demonstrated told) {
        return new Site(
                told.url(),
                role ->
                        told.accounts().stream()
                                .filter(account -> account.role().equals(role))
                                .findFirst()
                                .orElseThrow()
                                .login(),
                told::password);
    }
}
