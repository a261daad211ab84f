package dev.refocus.store;

/**
 * The store failed, not an image: it does not answer, throttles, or no longer takes the
 * credentials, and retries have not helped. Leaves the partition, so that no row blames an image
 * for it; the image is tried again by Spark or by the next run.
 */
public final class StoreFault extends RuntimeException {
  public StoreFault(String uri, Exception cause) {
    super(StoreErrors.explain(uri, cause), cause);
  }
}
