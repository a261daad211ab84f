package dev.refocus.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import okhttp3.Headers;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import okio.Buffer;

/** What Spark needs of an API server and the mock lacks. */
final class ApiServer extends KubernetesCrudDispatcher {
  private static final String APPLY = "apply-patch";

  /** One at a time: the mock mixes up what two requests change at once. */
  @Override
  public synchronized MockResponse dispatch(RecordedRequest request) {
    try {
      String type = String.valueOf(request.getHeader("Content-Type"));
      if (request.getMethod().equals("PATCH") && type.contains(APPLY)) {
        return super.dispatch(withoutApply(request));
      }
      if (request.getMethod().equals("POST") && request.getPath().endsWith("/pods")) {
        makePending(request.getBody());
      }
      return super.dispatch(request);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A new pod has a phase, and Spark relies on it. */
  private static void makePending(Buffer body) {
    Pod pod = Serialization.unmarshal(body.readUtf8(), Pod.class);
    Pod pending = new PodBuilder(pod).withNewStatus().withPhase("Pending").endStatus().build();
    body.writeUtf8(Serialization.asJson(pending));
  }

  /** Server-side apply creates what is not there and merges into what is. */
  private RecordedRequest withoutApply(RecordedRequest request) throws IOException {
    String path = request.getPath().replaceFirst("\\?.*", "");
    boolean exists = handleGet(path).getStatus().contains("200");
    String line =
        exists
            ? "PATCH " + path + " HTTP/1.1"
            : "POST " + path.substring(0, path.lastIndexOf('/')) + " HTTP/1.1";
    String type = exists ? "application/merge-patch+json" : "application/json";
    Headers headers = request.getHeaders().newBuilder().set("Content-Type", type).build();
    Object resource = Serialization.unmarshal(request.getBody().readUtf8());
    Buffer json = new Buffer().writeUtf8(Serialization.asJson(resource));
    return new RecordedRequest(line, headers, List.of(), json.size(), json, 0, new Loopback());
  }

  /** A request asks its socket where it came from. */
  private static final class Loopback extends Socket {
    @Override
    public InetAddress getInetAddress() {
      return InetAddress.getLoopbackAddress();
    }

    @Override
    public int getLocalPort() {
      return 1;
    }
  }
}
