package dev.refocus.config;

/** How much an image may be sharpened beyond what is nearest to the truth in the mean. */
public enum Look {
  /** The least error in the mean; doubtful detail stays soft. */
  FAITHFUL,

  /** Between both. */
  BALANCED,

  /** As sharp as the detail may be; where it is wrong, it is wrong at full contrast. */
  CRISP
}
