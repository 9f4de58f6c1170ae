package org.muster.web;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/** The rows of a table as a service gives them, one page at a time and never all. */
public final class Paged<T> extends LazyDataModel<T> {
    private static final long serialVersionUID = 1;

    private final Rows<T> rows;
    private final Total total;

    /** Gives the rows of one page. */
    @FunctionalInterface
    public interface Rows<T> extends Serializable {
        List<T> page(int first, int size);
    }

    /** Counts all rows there are. */
    @FunctionalInterface
    public interface Total extends Serializable {
        long count();
    }

    public Paged(Total total, Rows<T> rows) {
        this.total = total;
        this.rows = rows;
    }

    @Override
    public int count(Map<String, FilterMeta> filters) {
        return Math.toIntExact(total.count());
    }

    @Override
    public List<T> load(
            int first, int size, Map<String, SortMeta> sorting, Map<String, FilterMeta> filters) {
        return rows.page(first, size);
    }
}
