package dev.refocus;

import dev.refocus.config.ConfFolder;
import java.io.IOException;
import java.io.Reader;
import java.util.Properties;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.core.layout.PatternLayout;
import org.apache.logging.log4j.message.SimpleMessage;

/** How a file of {@code conf/} writes what this program and its libraries log. */
record LogLayout(PatternLayout layout) {

  static LogLayout shipped() throws IOException {
    return of("log4j2.properties");
  }

  static LogLayout of(String file) throws IOException {
    Properties settings = new Properties();
    try (Reader reader = ConfFolder.open(file)) {
      settings.load(reader);
    }
    String pattern = settings.getProperty("appender.stderr.layout.pattern");
    return new LogLayout(PatternLayout.newBuilder().withPattern(pattern).build());
  }

  /** A warning as it comes to standard error. */
  String line(String message, Throwable thrown) {
    return layout.toSerializable(
        Log4jLogEvent.newBuilder()
            .setLoggerName("a.Logger")
            .setLevel(Level.WARN)
            .setMessage(new SimpleMessage(message))
            .setThrown(thrown)
            .build());
  }
}
