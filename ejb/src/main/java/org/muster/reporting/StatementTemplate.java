package org.muster.reporting;

/** How the donor has its statement laid out: as the house does it, or with the EU's annex too. */
public enum StatementTemplate {
    HOUSE,
    EU
}
