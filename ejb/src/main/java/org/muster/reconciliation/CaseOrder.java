package org.muster.reconciliation;

/** How the work list is sorted. */
public enum CaseOrder {
    /** The latest event first, by class within it. */
    EVENT("e.starts_on desc nulls first, e.code, c.class, c.opened_at"),
    /** What has waited longest first. */
    AGE("c.opened_at"),
    /** Most money at risk first, currency by currency. */
    MONEY("c.currency, c.at_risk_minor desc, c.opened_at"),
    /** What blocks before what waits before what informs. */
    SEVERITY("case c.severity when 'B' then 0 when 'W' then 1 else 2 end, c.opened_at"),
    CLASS("c.class, c.opened_at");

    private final String columns;

    CaseOrder(String columns) {
        this.columns = columns;
    }

    String sql() {
        return " order by " + columns + ", c.id";
    }
}
