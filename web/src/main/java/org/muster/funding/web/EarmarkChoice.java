package org.muster.funding.web;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * By name, what was ticked of an earmark: what it pays for, whose costs, for which regions and
 * Members.
 */
public class EarmarkChoice implements Serializable {
    private static final long serialVersionUID = 1;

    private List<String> categories = new ArrayList<>();
    private List<String> beneficiaries = new ArrayList<>();
    private List<String> regions = new ArrayList<>();
    private List<String> members = new ArrayList<>();

    public List<String> getCategories() {
        return categories;
    }

    public void setCategories(List<String> categories) {
        this.categories = categories;
    }

    public List<String> getBeneficiaries() {
        return beneficiaries;
    }

    public void setBeneficiaries(List<String> beneficiaries) {
        this.beneficiaries = beneficiaries;
    }

    public List<String> getRegions() {
        return regions;
    }

    public void setRegions(List<String> regions) {
        this.regions = regions;
    }

    public List<String> getMembers() {
        return members;
    }

    public void setMembers(List<String> members) {
        this.members = members;
    }
}
