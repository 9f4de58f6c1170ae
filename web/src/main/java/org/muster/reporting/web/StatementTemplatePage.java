package org.muster.reporting.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.muster.funding.ContributionId;
import org.muster.reporting.StatementTemplate;
import org.muster.reporting.StatementTemplates;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;

/** How the statements of one contribution are laid out. */
@Named
@ViewScoped
public class StatementTemplatePage implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private StatementTemplates templates;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private String id;
    private StatementTemplate template;

    public void load() {
        template = templates.of(ContributionId.of(id), user.actor());
    }

    public void agree() {
        templates.agree(ContributionId.of(id), template, user.actor());
        notices.done("template.agreed");
    }

    public StatementTemplate[] getTemplates() {
        return StatementTemplate.values();
    }

    public StatementTemplate getTemplate() {
        return template;
    }

    public void setTemplate(StatementTemplate template) {
        this.template = template;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}
