package planted.org.muster.member;

import planted.org.muster.reporting.Later;

/** Planted: an early feature that knows a later one. */
class KnowsLater {
    Later later;
}
