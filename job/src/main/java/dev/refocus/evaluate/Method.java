package dev.refocus.evaluate;

import java.io.Serializable;

/** What makes an HR image of a case's LR image. */
public interface Method extends Serializable {
  /** 16 hexadecimal digits that differ whenever the pixels may differ. */
  String id();

  /** What tables call it; they keep it under {@code profile}. */
  String way();

  /** Of its random streams; 0 if the program knows of none. */
  long seed();

  /** The options of {@code evaluate} that choose it. */
  String options();
}
