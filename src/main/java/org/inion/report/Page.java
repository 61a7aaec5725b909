package org.inion.report;

import java.util.List;

/** A page that holds all it shows: no other file, no script, nothing from elsewhere. */
public final class Page {
  private static final String STYLE =
      """
      body { font: 16px/1.5 system-ui, sans-serif; color: #222; margin: 0 auto; max-width: 1080px;
        padding: 16px; }
      h1 { font-size: 1.5rem; line-height: 1.25; margin: 8px 0; }
      h2 { font-size: 1.15rem; margin: 28px 0 8px; }
      p { margin: 6px 0; max-width: 48rem; }
      .warning { background: #fff0dc; border-left: 5px solid #c9620a; padding: 10px 14px;
        font-weight: 600; }
      .figures { display: grid; gap: 12px; margin: 14px 0;
        grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); }
      .figures div { border: 1px solid #ddd; border-radius: 6px; padding: 8px 14px; }
      .figures b { display: block; font-size: 1.45rem; }
      .figures small { color: #666; display: block; }
      .scroll { overflow-x: auto; }
      table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: 0.9rem; }
      th, td { padding: 4px 12px 4px 4px; text-align: right; white-space: nowrap; }
      th { font-weight: 600; border-bottom: 2px solid #bbb; vertical-align: bottom;
        white-space: normal; }
      td { border-bottom: 1px solid #eee; vertical-align: top; }
      th:first-child, td:first-child { text-align: left; position: sticky; left: 0;
        background: white; }
      td small { color: #666; display: block; line-height: 1.2; }
      @media (max-width: 600px) {
        table { font-size: 0.8rem; }
        th, td { padding: 4px 7px 4px 2px; }
        td:first-child { white-space: normal; overflow-wrap: anywhere; min-width: 6rem; }
      }
      tr.block td { border-top: 2px solid #bbb; }
      .pictures { display: grid; gap: 16px; margin: 20px 0;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 420px), 1fr)); }
      .pictures svg { width: 100%; max-width: 560px; height: auto; }
      details { margin: 10px 0; }
      summary { cursor: pointer; font-weight: 600; padding: 4px 0; }
      pre { background: #f6f6f6; padding: 10px 14px; overflow-x: auto; font-size: 0.85rem;
        line-height: 1.4; margin: 4px 0; }
      footer { color: #666; font-size: 0.85rem; margin-top: 32px; }
      """;

  private final String title;
  private final StringBuilder body = new StringBuilder();

  public Page(String title) {
    this.title = title;
    body.append("<h1>").append(Html.escape(title)).append("</h1>\n");
  }

  /** A sentence that nobody may miss. */
  public Page warning(String sentence) {
    return element("p class=\"warning\"", "p", sentence);
  }

  public Page paragraph(String sentence) {
    return element("p", "p", sentence);
  }

  public Page heading(String words) {
    return element("h2", "h2", words);
  }

  public Page footer(String words) {
    return element("footer", "footer", words);
  }

  /**
   * A number that stands out.
   *
   * @param name what it is
   * @param value as people read it
   * @param note in small letters below
   */
  public record Figure(String name, String value, String note) {}

  public Page figures(List<Figure> figures) {
    body.append("<div class=\"figures\">");
    for (Figure figure : figures) {
      body.append("<div>")
          .append(Html.escape(figure.name()))
          .append("<b>")
          .append(Html.escape(figure.value()))
          .append("</b><small>")
          .append(Html.escape(figure.note()))
          .append("</small></div>\n");
    }
    body.append("</div>\n");
    return this;
  }

  /** Pictures beside one another where there is room; each is an SVG of this room. */
  public Page pictures(List<String> svgs) {
    body.append("<div class=\"pictures\">\n");
    svgs.forEach(body::append);
    body.append("</div>\n");
    return this;
  }

  /** A table; it scrolls sideways on a narrow screen while its first column stays. */
  public Page table(HtmlTable table) {
    body.append("<div class=\"scroll\">").append(table.html()).append("</div>\n");
    return this;
  }

  /** A table that is folded away until somebody wants it. */
  public Page folded(String summary, HtmlTable table) {
    return foldedHtml(summary, "<div class=\"scroll\">" + table.html() + "</div>");
  }

  /** A text with its own lines and spaces, folded away until somebody wants it. */
  public Page folded(String summary, String text) {
    return foldedHtml(summary, "<pre>" + Html.escape(text) + "</pre>");
  }

  /** The whole page. */
  public String html() {
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s</title>
        <style>
        %s</style>
        </head>
        <body>
        %s</body>
        </html>
        """
        .formatted(Html.escape(title), STYLE, body);
  }

  private Page foldedHtml(String summary, String html) {
    body.append("<details><summary>")
        .append(Html.escape(summary))
        .append("</summary>\n")
        .append(html)
        .append("</details>\n");
    return this;
  }

  private Page element(String open, String close, String words) {
    body.append('<')
        .append(open)
        .append('>')
        .append(Html.escape(words))
        .append("</")
        .append(close)
        .append(">\n");
    return this;
  }
}
