package org.muster.reporting;

/** The renderings of a statement. */
public enum StatementFormat {
    CSV("text/csv; charset=UTF-8", "csv"),
    PDF("application/pdf", "pdf"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    /** Activities as the International Aid Transparency Initiative publishes them. */
    IATI("application/xml", "xml"),
    /** A journal for hledger and ledger, by which an auditor re-performs the statement. */
    JOURNAL("text/plain; charset=UTF-8", "journal"),
    /** The same for Beancount. */
    BEANCOUNT("text/plain; charset=UTF-8", "beancount");

    private final String mediaType;
    private final String extension;

    StatementFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    public String mediaType() {
        return mediaType;
    }

    public String extension() {
        return extension;
    }
}
