package org.muster.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** The currencies that somebody pays in today, to choose from by code. */
@Named
@RequestScoped
public class CurrencyNames {
    @Inject private CurrentUser user;

    /** Code and name, in the order of the codes. */
    public List<SelectItem> getChoices() {
        return Stream.of(Locale.getISOCountries())
                .map(
                        country ->
                                Currency.getInstance(
                                        new Locale.Builder().setRegion(country).build()))
                .filter(Objects::nonNull)
                .distinct()
                .filter(currency -> currency.getDefaultFractionDigits() >= 0)
                .sorted(Comparator.comparing(Currency::getCurrencyCode))
                .map(this::choice)
                .toList();
    }

    private SelectItem choice(Currency currency) {
        return new SelectItem(
                currency.getCurrencyCode(),
                currency.getCurrencyCode() + " · " + currency.getDisplayName(user.locale()));
    }
}
