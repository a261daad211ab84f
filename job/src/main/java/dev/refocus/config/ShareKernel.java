package dev.refocus.config;

/** Which images of a run are thought to have one kernel, so that their estimates are pooled. */
public enum ShareKernel {
  /** Every image is on its own. */
  NONE,

  /** Those of one folder. */
  FOLDER,

  /** Those of one camera, lens and focal length, by EXIF. */
  CAMERA,

  /** Those whose own estimates are alike. */
  CLUSTER
}
