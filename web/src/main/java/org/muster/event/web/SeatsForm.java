package org.muster.event.web;

import java.io.Serializable;
import org.muster.event.Seats;

/** The four numbers of seats as they are typed. */
public class SeatsForm implements Serializable {
    private static final long serialVersionUID = 1;

    private int sponsoredPerMember = 1;
    private int selfFundedPerMember = 1;
    private int sponsoredTotal;
    private int total;

    void show(Seats seats) {
        sponsoredPerMember = seats.sponsoredPerMember();
        selfFundedPerMember = seats.selfFundedPerMember();
        sponsoredTotal = seats.sponsoredTotal();
        total = seats.total();
    }

    Seats read() {
        return new Seats(sponsoredPerMember, selfFundedPerMember, sponsoredTotal, total);
    }

    public int getSponsoredPerMember() {
        return sponsoredPerMember;
    }

    public void setSponsoredPerMember(int sponsoredPerMember) {
        this.sponsoredPerMember = sponsoredPerMember;
    }

    public int getSelfFundedPerMember() {
        return selfFundedPerMember;
    }

    public void setSelfFundedPerMember(int selfFundedPerMember) {
        this.selfFundedPerMember = selfFundedPerMember;
    }

    public int getSponsoredTotal() {
        return sponsoredTotal;
    }

    public void setSponsoredTotal(int sponsoredTotal) {
        this.sponsoredTotal = sponsoredTotal;
    }

    public int getTotal() {
        return total;
    }

    public void setTotal(int total) {
        this.total = total;
    }
}
