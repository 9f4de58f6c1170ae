package planted.org.muster.member;

/** Planted: a noise word. */
class PersonManager {
    jakarta.ws.rs.core.Response door;
}
