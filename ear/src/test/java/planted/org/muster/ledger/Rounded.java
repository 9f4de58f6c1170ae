package planted.org.muster.ledger;

/** Planted: money in floating point. */
class Rounded {
    double amount;

    double amount() {
        return amount;
    }
}
