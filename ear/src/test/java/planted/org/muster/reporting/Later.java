package planted.org.muster.reporting;

/** Planted: the later feature. */
public class Later {}
