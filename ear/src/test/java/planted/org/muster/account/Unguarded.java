package planted.org.muster.account;

import jakarta.ejb.Stateless;
import java.time.LocalDate;

/** Planted: a bean anybody could call, behind an interface of its own, on the server's clock. */
@Stateless
public class Unguarded implements Contract {
    @Override
    public LocalDate today() {
        return LocalDate.now();
    }
}
