package org.muster.shared;

import com.ibm.icu.text.ArabicShaping;
import com.ibm.icu.text.ArabicShapingException;
import com.ibm.icu.text.Bidi;
import com.openhtmltopdf.bidi.BidiReorderer;
import com.openhtmltopdf.bidi.BidiSplitter;
import com.openhtmltopdf.bidi.BidiTextRun;

/**
 * Arabic and Hebrew on paper: letters joined as they are written by hand, and lines that run from
 * the right with the figures and Latin names in them still running from the left.
 */
final class RightToLeft implements BidiReorderer {
    private final ArabicShaping joined = new ArabicShaping(ArabicShaping.LETTERS_SHAPE);
    private final ArabicShaping apart = new ArabicShaping(ArabicShaping.LETTERS_UNSHAPE);

    @Override
    public String reorderRTLTextToLTR(String text) {
        return Bidi.writeReverse(text, Bidi.DO_MIRRORING);
    }

    @Override
    public String shapeText(String text) {
        return shaped(joined, text);
    }

    @Override
    public String deshapeText(String text) {
        return shaped(apart, text);
    }

    @Override
    public boolean isLiveImplementation() {
        return true;
    }

    private static String shaped(ArabicShaping shaping, String text) {
        try {
            return shaping.shape(text);
        } catch (ArabicShapingException noRoom) {
            throw new IllegalStateException("Text that cannot be shaped: " + text, noRoom);
        }
    }

    /** Cuts a paragraph where its direction changes. */
    static final class Splitter implements BidiSplitter {
        private final Bidi bidi = new Bidi();

        @Override
        public void setParagraph(String paragraph, byte direction) {
            bidi.setPara(paragraph, level(direction), null);
        }

        @Override
        public int countTextRuns() {
            return bidi.countRuns();
        }

        @Override
        public BidiTextRun getVisualRun(int at) {
            var run = bidi.getVisualRun(at);
            return new BidiTextRun(
                    run.getStart(), run.getLength(), run.getDirection() == Bidi.RTL ? RTL : LTR);
        }

        @Override
        public byte getBaseDirection(String paragraph) {
            return switch (Bidi.getBaseDirection(paragraph)) {
                case Bidi.RTL -> RTL;
                case Bidi.LTR -> LTR;
                default -> NEUTRAL;
            };
        }

        private static byte level(byte direction) {
            return switch (direction) {
                case RTL -> Bidi.RTL;
                case LTR -> Bidi.LTR;
                default -> Bidi.LEVEL_DEFAULT_LTR;
            };
        }
    }
}
