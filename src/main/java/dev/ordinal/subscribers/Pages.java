package dev.ordinal.subscribers;

import io.vertx.core.buffer.Buffer;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Frames in pieces that are worth a write each: small ones are copied together, large ones go as they are, shared by all who read
 * them. Takes of its source no more than it needs, and one ahead.
 */
final class Pages implements Iterator<Buffer> {
    /** A write costs about as much as copying that many bytes. */
    private static final int PAGE_BYTES = 16 << 10;

    private final Iterator<Buffer> frames;
    private Buffer ahead;

    Pages(Iterator<Buffer> frames) {
        this.frames = frames;
    }

    @Override
    public boolean hasNext() {
        if (ahead == null && frames.hasNext()) {
            ahead = frames.next();
        }
        return ahead != null;
    }

    @Override
    public Buffer next() {
        Buffer first = frame();
        if (!fits(first.length())) {
            return first;
        }
        Buffer page = Buffer.buffer(PAGE_BYTES).appendBuffer(first);
        while (fits(page.length())) {
            page.appendBuffer(frame());
        }
        return page;
    }

    /** Is there another frame, and does it fit on a page that has that many bytes? */
    private boolean fits(int length) {
        return hasNext() && length + ahead.length() <= PAGE_BYTES;
    }

    private Buffer frame() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Buffer frame = ahead;
        ahead = null;
        return frame;
    }
}
