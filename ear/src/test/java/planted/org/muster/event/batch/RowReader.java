package planted.org.muster.event.batch;

/** Planted: a job that holds rows. */
class RowReader {
    jakarta.persistence.EntityManager entities;
}
