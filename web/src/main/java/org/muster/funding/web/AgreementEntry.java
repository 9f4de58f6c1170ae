package org.muster.funding.web;

/** What a person types of an agreement. */
public class AgreementEntry {
    private String agreementNo;
    private String donor;
    private String title;
    private String amount;
    private String currency = "EUR";
    private String basis;
    private String earmarkCategory = "3";
    private String from;
    private String to;
    private String liquidation;

    public String getAgreementNo() {
        return agreementNo;
    }

    public void setAgreementNo(String agreementNo) {
        this.agreementNo = agreementNo;
    }

    public String getDonor() {
        return donor;
    }

    public void setDonor(String donor) {
        this.donor = donor;
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    public String getAmount() {
        return amount;
    }

    public void setAmount(String amount) {
        this.amount = amount;
    }

    public String getCurrency() {
        return currency;
    }

    public void setCurrency(String currency) {
        this.currency = currency;
    }

    public String getBasis() {
        return basis;
    }

    public void setBasis(String basis) {
        this.basis = basis;
    }

    public String getEarmarkCategory() {
        return earmarkCategory;
    }

    public void setEarmarkCategory(String earmarkCategory) {
        this.earmarkCategory = earmarkCategory;
    }

    public String getFrom() {
        return from;
    }

    public void setFrom(String from) {
        this.from = from;
    }

    public String getTo() {
        return to;
    }

    public void setTo(String to) {
        this.to = to;
    }

    public String getLiquidation() {
        return liquidation;
    }

    public void setLiquidation(String liquidation) {
        this.liquidation = liquidation;
    }
}
