package io.cim.keycloak.network.testserver;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mail server in this process, which takes every mail and keeps it. */
public final class MailCatcher implements AutoCloseable {

  private static final Pattern LINK = Pattern.compile("https?://\\S+");

  private final GreenMail server;

  private MailCatcher(GreenMail server) {
    this.server = server;
  }

  /**
   * A mail as people get it.
   *
   * @param text the plain form
   * @param html the other form
   */
  public record Mail(String subject, String text, String html) {

    /** The first link in the text. */
    public String link() {
      Matcher link = LINK.matcher(text);
      if (!link.find()) {
        throw new AssertionError("No link in: " + text);
      }
      return link.group();
    }
  }

  /** A mail server on a free port of the loopback address. */
  public static MailCatcher start() {
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    return new MailCatcher(server);
  }

  /** What a realm has as its {@code smtpServer}, to send its mails here. */
  public Map<String, String> settings() {
    return Map.of(
        "host", "127.0.0.1",
        "port", Integer.toString(server.getSmtp().getPort()),
        "from", "network@example.com",
        "fromDisplayName", "Sample network");
  }

  /** How many mails have come so far, to whatever addresses. */
  public int received() {
    return server.getReceivedMessages().length;
  }

  /** The mails to an address so far, oldest first. */
  public List<Mail> to(String address) {
    List<Mail> mails = new ArrayList<>();
    try {
      for (MimeMessage message : server.getReceivedMessages()) {
        if (message.getAllRecipients()[0].toString().equalsIgnoreCase(address)) {
          MimeMultipart parts = (MimeMultipart) message.getContent();
          mails.add(
              new Mail(
                  message.getSubject(),
                  parts.getBodyPart(0).getContent().toString(),
                  parts.getBodyPart(1).getContent().toString()));
        }
      }
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return mails;
  }

  /** Waits for the only mail to an address. */
  public Mail await(String address) {
    return await(address, 1);
  }

  /** Waits until an address has got so many mails, and gives the last of them. */
  public Mail await(String address, int number) {
    long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (to(address).size() < number) {
      if (System.nanoTime() > patience) {
        throw new AssertionError(
            address + " has got " + to(address).size() + " mails, not " + number);
      }
      server.waitForIncomingEmail(500, server.getReceivedMessages().length + 1);
    }
    return to(address).get(number - 1);
  }

  @Override
  public void close() {
    server.stop();
  }
}
