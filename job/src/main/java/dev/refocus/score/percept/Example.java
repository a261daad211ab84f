package dev.refocus.score.percept;

import dev.refocus.image.Image;
import java.util.function.Supplier;

/**
 * An image and what people say of it.
 *
 * @param image read anew at every call, for an archive does not fit into memory
 * @param target the mean opinion, or 1 at the class and 0 elsewhere
 */
public record Example(Supplier<Image> image, float[] target) {}
