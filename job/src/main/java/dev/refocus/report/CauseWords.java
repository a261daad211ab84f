package dev.refocus.report;

import dev.refocus.ErrorCode;

/** What a code means, for people who have never seen it. */
final class CauseWords {
  private CauseWords() {}

  static String of(ErrorCode code) {
    return switch (code) {
      case EMPTY_FILE -> "The file holds no bytes.";
      case NOT_AN_IMAGE -> "The file is no image.";
      case UNSUPPORTED_FORMAT -> "The program does not read this format.";
      case TRUNCATED -> "The end of the file is missing.";
      case CORRUPT -> "The file is damaged.";
      case FURTHER_PAGES -> "The file has further pages, which were not restored.";
      case RANGE_UNUSED -> "The file uses a part of its range of values only.";
      case COLORS_ASSUMED -> "The file's colours are not known for sure.";
      case TOO_MANY_BYTES -> "The file has more bytes than the limit.";
      case TOO_MANY_PIXELS -> "The image has more pixels than the limit.";
      case SIDE_TOO_LONG -> "A side of the image is longer than the limit.";
      case HR_TOO_LARGE -> "The restored image would have more pixels than the limit.";
      case TOO_SMALL -> "The image is too small to learn from.";
      case SCALE_OUT_OF_BOUNDS -> "No scale makes the image as wide as it was to be.";
      case NO_TEXTURE -> "The image has too little texture to learn from.";
      case KERNEL_UNCERTAIN -> "The image does not show how it was made smaller.";
      case UNREADABLE -> "The file could not be read.";
      case OUT_OF_MEMORY -> "The memory did not suffice.";
      case DEADLINE -> "The time for one image did not suffice.";
      case HUNG -> "Work on the image did not end.";
      case QUARANTINED -> "Work on the image has ended its process more than once.";
      case PEER_FAILED -> "The user's own method made no image that can be compared.";
      case INTERNAL -> "The program has a fault.";
    };
  }

  /** The same of a code's name, which may be a later version's. */
  static String of(String code) {
    try {
      return of(ErrorCode.valueOf(code));
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
