package planted.org.muster.event;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDateTime;

/** Planted: an entity with a setter and a time without a zone. */
@Entity
public class Careless {
    @Id private long id;
    private LocalDateTime at;

    public void setAt(LocalDateTime at) {
        this.at = at;
    }

    LocalDateTime at() {
        return at;
    }
}
