package dev.refocus.fit;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Structure;
import org.junit.jupiter.api.Assumptions;

/**
 * What native code of this process holds, as glibc counts it. Resident memory says less: it holds
 * the Java heap and what the allocator keeps for later, some 10 MiB more or less from image to
 * image.
 */
final class NativeHeap {
  private NativeHeap() {}

  /** KiB in use; skips the test where the C library is not glibc 2.33 or later. */
  static long usedKib() {
    MallInfo info = (MallInfo) counter().invoke(MallInfo.class, new Object[0]);
    return (info.uordblks + info.hblkhd) / 1024;
  }

  private static Function counter() {
    try {
      return NativeLibrary.getInstance("c").getFunction("mallinfo2");
    } catch (UnsatisfiedLinkError e) {
      return Assumptions.abort("skipped: no mallinfo2 in this C library, glibc 2.33 has it");
    }
  }

  /** {@code struct mallinfo2} of {@code malloc.h}; JNA needs the fields public. */
  @Structure.FieldOrder({
    "arena",
    "ordblks",
    "smblks",
    "hblks",
    "hblkhd",
    "usmblks",
    "fsmblks",
    "uordblks",
    "fordblks",
    "keepcost"
  })
  public static final class MallInfo extends Structure implements Structure.ByValue {
    public long arena;
    public long ordblks;
    public long smblks;
    public long hblks;
    public long hblkhd;
    public long usmblks;
    public long fsmblks;
    public long uordblks;
    public long fordblks;
    public long keepcost;
  }
}
