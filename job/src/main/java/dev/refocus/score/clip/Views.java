package dev.refocus.score.clip;

import dev.refocus.image.Image;
import java.util.List;

/** The parts of an image that a model sees. Equal ones give equal parts. */
public interface Views {

  /**
   * The parts: three channels, multiples of 1/255; the same at every call.
   *
   * @param input of the tower that will see them
   */
  List<Image> of(Image image, ClipInput input);

  /**
   * Whether parts have other sides than {@link ClipInput#side}; a ResNet leaves its positions out.
   */
  boolean anySize();
}
