package org.muster.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Locale;

/** What a country code means in the reader's language; where an event takes place, not who attends. */
@Named
@RequestScoped
public class CountryNames {
    @Inject private CurrentUser user;

    public String of(String isoCode) {
        return isoCode == null
                ? ""
                : new Locale.Builder()
                        .setRegion(isoCode)
                        .build()
                        .getDisplayCountry(user.locale());
    }
}
