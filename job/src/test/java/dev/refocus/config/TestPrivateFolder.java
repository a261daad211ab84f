package dev.refocus.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refocus.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestPrivateFolder {
  private static final int NOBODY = 65534;
  private final long user = PrivateFolder.uid();
  private final PrivateFolder folders = PrivateFolder.ofThisUser();

  @TempDir private Path home;
  @TempDir private Path temporary;

  @Test
  void theCacheIsInTheHomeAndNobodyElses() throws IOException {
    Path cache = folders.cache(home, temporary);
    assertThat(cache).isEqualTo(home.resolve(".cache/refocus"));
    assertThat(mode(cache)).isEqualTo("rwx------");
    assertThat(folders.cache(home, temporary)).as("the next run's").isEqualTo(cache);
    assertThat(temporary).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nonexistent", "?", ""})
  void withoutAHomeItIsAmongTheTemporaryFiles(String none) throws IOException {
    Path cache = folders.cache(Path.of(none), temporary);
    assertThat(cache).isEqualTo(temporary.resolve("refocus-" + user));
    assertThat(mode(cache)).isEqualTo("rwx------");
  }

  @Test
  void aHomeOfSomebodyElseIsNone() throws IOException {
    Path elsewhere = user == 0 ? home : Path.of("/");
    if (user == 0) {
      Files.setAttribute(home, "unix:uid", NOBODY);
    }
    assertThat(folders.cache(elsewhere, temporary)).hasParent(temporary);
    assertThat(home).isEmptyDirectory();
  }

  /** As sudo leaves it. */
  @Test
  void aHomeWhoseCachesAreNotTheUsersIsNone() throws IOException {
    if (user == 0) {
      Files.setAttribute(Files.createDirectory(home.resolve(".cache")), "unix:uid", NOBODY);
    } else {
      Files.setPosixFilePermissions(
          Files.createDirectory(home.resolve(".cache")),
          PosixFilePermissions.fromString("r-xr-xr-x"));
    }
    assertThat(folders.cache(home, temporary)).hasParent(temporary);
  }

  @Test
  void aFolderOfAnotherUserIsRefused() throws IOException {
    Path made = Files.createDirectory(temporary.resolve("made-first"));
    PrivateFolder victim = foreignTo(made);
    assertThatThrownBy(() -> victim.required(made))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith(made + ": belongs to the user ")
        .hasMessageContaining("set DJL_CACHE_DIR to a folder of your own");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwxrwx---", "rwx---rwx", "rwxrwxrwx", "rwx----w-"})
  void aFolderThatOthersMayWriteToIsRefused(String mode) throws IOException {
    Path open = Files.createDirectory(temporary.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString(mode));
    assertThatThrownBy(() -> folders.required(open))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("others may write to it (" + mode + ")");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwx------", "rwxr-xr-x", "r-x------"})
  void aFolderThatOthersMayOnlyReadWillDo(String mode) throws IOException {
    Path mine = Files.createDirectory(temporary.resolve("mine"));
    Files.setPosixFilePermissions(mine, PosixFilePermissions.fromString(mode));
    assertThat(folders.required(mine)).isEqualTo(mine);
  }

  @Test
  void aLinkIsRefusedWhereverItLeads() throws IOException {
    Path target = Files.createDirectory(temporary.resolve("target"));
    Path link = Files.createSymbolicLink(temporary.resolve("link"), target);
    assertThatThrownBy(() -> folders.required(link)).hasMessageContaining("is not a folder");
    Path dangling = Files.createSymbolicLink(temporary.resolve("dangling"), Path.of("nowhere"));
    assertThatThrownBy(() -> folders.required(dangling)).hasMessageContaining("is not a folder");
  }

  @Test
  void aFileInItsPlaceIsOneLine() throws IOException {
    Path file = Files.createFile(temporary.resolve("file"));
    assertThatThrownBy(() -> folders.required(file.resolve("below")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("is not a folder")
        .message()
        .hasLineCount(1);
  }

  /** Root gives the folder away; anybody else looks at it as another user would. */
  private PrivateFolder foreignTo(Path folder) throws IOException {
    if (user == 0) {
      Files.setAttribute(folder, "unix:uid", NOBODY);
      return new PrivateFolder(1);
    }
    return new PrivateFolder(user + 1);
  }

  private static String mode(Path folder) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
  }
}
