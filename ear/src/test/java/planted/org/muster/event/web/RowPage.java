package planted.org.muster.event.web;

/** Planted: a page that holds rows. */
class RowPage {
    jakarta.persistence.EntityManager entities;
}
