package planted.org.muster.account;

import java.time.LocalDate;

/** Planted: the interface. */
interface Contract {
    LocalDate today();
}
