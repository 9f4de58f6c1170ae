package org.muster.payment.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.muster.payment.PaymentListSummary;
import org.muster.payment.PaymentOverview;
import org.muster.web.CurrentUser;
import org.muster.web.PagePosition;

/** The lists of payments, the latest first. */
@Named
@ViewScoped
public class PaymentListsPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 50;

    @Inject private PaymentOverview payments;
    @Inject private CurrentUser user;

    private int first;
    private transient List<PaymentListSummary> rows;
    private PagePosition position;

    public void load() {
        position = new PagePosition(first, SIZE, payments.count(user.actor()));
        rows = payments.page(position.first(), SIZE, user.actor());
    }

    public List<PaymentListSummary> getRows() {
        return rows;
    }

    public PagePosition getPosition() {
        return position;
    }

    public int getFirst() {
        return first;
    }

    public void setFirst(int first) {
        this.first = first;
    }
}
