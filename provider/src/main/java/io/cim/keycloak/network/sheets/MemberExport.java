package io.cim.keycloak.network.sheets;

import io.cim.keycloak.network.members.Member;
import io.cim.keycloak.network.members.MemberWalk;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.keycloak.models.KeycloakTransaction;

/**
 * Writes members as CSV while they are read, a page at a time, however many there are. What fails
 * before the first page is there is answered as an error; what fails later breaks the connection
 * off, so that nobody takes a part of the file for the whole.
 */
public final class MemberExport implements StreamingOutput {

  /** Without it spreadsheets take the file for one of another character set. */
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final KeycloakTransaction request;
  private final MemberWalk members;

  /**
   * An export.
   *
   * @param request the transaction of the request, in which the caller was judged. It ends when the
   *     export begins: it would keep a connection of the database for as long as the client reads,
   *     and Keycloak gives no transaction so long
   */
  public MemberExport(KeycloakTransaction request, MemberWalk members) {
    this.request = request;
    this.members = members;
  }

  @Override
  public void write(OutputStream stream) throws IOException {
    request.commit();
    List<Member> page = members.next();
    Writer out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    out.write(BYTE_ORDER_MARK);
    CsvWriter csv = new CsvWriter(out);
    csv.write(Columns.of(members.catalogue()));
    while (!page.isEmpty()) {
      for (Member member : page) {
        csv.write(Columns.row(member, members.catalogue()));
      }
      page = members.next();
    }
    out.flush();
  }
}
