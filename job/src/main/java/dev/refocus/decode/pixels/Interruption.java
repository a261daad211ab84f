package dev.refocus.decode.pixels;

import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;

/** Ends a reader's work after the row at which its thread was interrupted. */
final class Interruption implements IIOReadProgressListener {
  @Override
  public void imageProgress(ImageReader reader, float percentage) {
    if (Thread.currentThread().isInterrupted()) {
      reader.abort();
    }
  }

  @Override
  public void sequenceStarted(ImageReader reader, int first) {}

  @Override
  public void sequenceComplete(ImageReader reader) {}

  @Override
  public void imageStarted(ImageReader reader, int index) {}

  @Override
  public void imageComplete(ImageReader reader) {}

  @Override
  public void thumbnailStarted(ImageReader reader, int image, int thumbnail) {}

  @Override
  public void thumbnailProgress(ImageReader reader, float percentage) {}

  @Override
  public void thumbnailComplete(ImageReader reader) {}

  @Override
  public void readAborted(ImageReader reader) {}
}
