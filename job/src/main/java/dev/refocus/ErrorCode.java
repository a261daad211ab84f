package dev.refocus;

/** Why an image has no good restoration. Written into the row, counted in the summary of a run. */
public enum ErrorCode {
  EMPTY_FILE(Kind.INPUT),
  NOT_AN_IMAGE(Kind.INPUT),
  UNSUPPORTED_FORMAT(Kind.INPUT),
  TRUNCATED(Kind.INPUT),
  CORRUPT(Kind.INPUT),
  FURTHER_PAGES(Kind.INPUT),
  RANGE_UNUSED(Kind.INPUT),
  COLORS_ASSUMED(Kind.INPUT),
  TOO_MANY_BYTES(Kind.LIMIT),
  TOO_MANY_PIXELS(Kind.LIMIT),
  SIDE_TOO_LONG(Kind.LIMIT),
  HR_TOO_LARGE(Kind.LIMIT),
  TOO_SMALL(Kind.LIMIT),
  SCALE_OUT_OF_BOUNDS(Kind.LIMIT),
  NO_TEXTURE(Kind.FIT),
  KERNEL_UNCERTAIN(Kind.FIT),
  UNREADABLE(Kind.STORE),
  OUT_OF_MEMORY(Kind.RESOURCE),
  DEADLINE(Kind.RESOURCE),
  HUNG(Kind.RESOURCE),
  QUARANTINED(Kind.RESOURCE),
  PEER_FAILED(Kind.PEER),
  INTERNAL(Kind.INTERNAL);

  /** Whom an error concerns: the owner of the image, of the limits, of the store, or of Refocus. */
  public enum Kind {
    /** The bytes are not a sound image. */
    INPUT,
    /** The image is outside a configured or inherent bound. */
    LIMIT,
    /** The image is sound but does not tell enough about its kernel. */
    FIT,
    /** The bytes could not be read. */
    STORE,
    /** The machine is too small or too slow for the image. */
    RESOURCE,
    /** A method of the user's own, with which {@code evaluate} compares, made no image. */
    PEER,
    /** A fault of this program. */
    INTERNAL
  }

  private final Kind kind;

  ErrorCode(Kind kind) {
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
