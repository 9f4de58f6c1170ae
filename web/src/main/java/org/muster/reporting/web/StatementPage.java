package org.muster.reporting.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.muster.reporting.StatementChange;
import org.muster.reporting.StatementFigures;
import org.muster.reporting.StatementFigures.Line;
import org.muster.reporting.StatementId;
import org.muster.reporting.StatementOverview;
import org.muster.reporting.StatementProduction;
import org.muster.reporting.StatementSummary;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;

/** One version of a statement; each figure leads to the ledger lines behind it. */
@Named
@ViewScoped
public class StatementPage implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private StatementOverview statements;
    @Inject private StatementProduction production;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private String id;
    private String section;
    private String category;
    private String subLine;
    private transient StatementSummary summary;
    private transient StatementFigures figures;
    private transient List<Line> lines;
    private transient List<StatementChange> changes;

    public void load() {
        summary = statements.summary(statement(), user.actor());
        figures = statements.figures(statement(), user.actor());
        changes = statements.changes(statement(), user.actor());
        lines =
                section == null
                        ? List.of()
                        : statements.lines(
                                statement(),
                                section,
                                category == null ? "" : category,
                                subLine,
                                user.actor());
    }

    public void certify() {
        production.certify(statement(), user.actor());
        notices.done("statements.certified");
        load();
    }

    private StatementId statement() {
        return StatementId.of(id);
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getSection() {
        return section;
    }

    public void setSection(String section) {
        this.section = section;
    }

    public String getCategory() {
        return category;
    }

    public void setCategory(String category) {
        this.category = category;
    }

    public String getSubLine() {
        return subLine;
    }

    public void setSubLine(String subLine) {
        this.subLine = subLine;
    }

    public StatementSummary getSummary() {
        return summary;
    }

    public StatementFigures getFigures() {
        return figures;
    }

    public List<StatementChange> getChanges() {
        return changes;
    }

    public List<Line> getLines() {
        return lines;
    }
}
