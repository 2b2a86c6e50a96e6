using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Html;

namespace CuratedNews.Web.Pages;

/// <summary>JSON inside a script element. The serializer writes '&lt;', '&gt;', '&amp;' and all beyond ASCII as escapes, so no text in it can end the element.</summary>
public sealed class JsonGraph(JsonObject root) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => writer.Write(root.ToJsonString());

    public override string ToString() => root.ToJsonString();
}
