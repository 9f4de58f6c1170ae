package org.muster.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What a country code means in the reader's language; where an event takes place, not who attends.
 */
@Named
@RequestScoped
public class CountryNames {
    @Inject private CurrentUser user;

    public String of(String isoCode) {
        return isoCode == null
                ? ""
                : new Locale.Builder().setRegion(isoCode).build().getDisplayCountry(user.locale());
    }

    /** All countries to choose from, in the order of the reader's language. */
    public List<SelectItem> getChoices() {
        var order = Collator.getInstance(user.locale());
        return Arrays.stream(Locale.getISOCountries())
                .map(code -> new SelectItem(code, of(code)))
                .sorted(Comparator.comparing(SelectItem::getLabel, order))
                .toList();
    }
}
