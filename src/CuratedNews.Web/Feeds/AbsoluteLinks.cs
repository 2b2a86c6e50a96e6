using System.Text;
using CuratedNews.Content.Html;

namespace CuratedNews.Web.Feeds;

/// <summary>Bodies for readers elsewhere, who do not know which site a path is of.</summary>
internal static class AbsoluteLinks
{
    private const string LocalLink = " href=\"/";

    /// <summary>The markup with this site's origin before every link of its own.</summary>
    /// <remarks>
    /// Tags are found as <c>PlainText</c> finds them: clean markup has no '&lt;' but at the beginning of a tag, no '&gt;' but at
    /// its end, and no '"' but around a value. So what is found in a tag is an attribute, and what is text stays as it is.
    /// </remarks>
    /// <param name="origin">Scheme and authority, without a '/' at the end.</param>
    public static string In(SafeHtml html, string origin)
    {
        var markup = html.ToString().AsSpan();
        if (!markup.Contains(LocalLink, StringComparison.Ordinal))
        {
            return html.ToString();
        }

        var absolute = new StringBuilder(markup.Length + 200);
        while (markup.IndexOf('<') is >= 0 and var tag)
        {
            var end = markup[tag..].IndexOf('>') + tag;
            var link = markup[tag..end].IndexOf(LocalLink, StringComparison.Ordinal);
            if (link >= 0)
            {
                var path = tag + link + LocalLink.Length - 1;
                absolute.Append(markup[..path]).Append(origin).Append(markup[path..(end + 1)]);
            }
            else
            {
                absolute.Append(markup[..(end + 1)]);
            }

            markup = markup[(end + 1)..];
        }

        return absolute.Append(markup).ToString();
    }
}
