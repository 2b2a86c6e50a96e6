using System.Text.Encodings.Web;
using CuratedNews.Catalog.Queries;
using Microsoft.AspNetCore.Html;

namespace CuratedNews.Web.Pages.Shared;

/// <summary>Where an item is from, when it appeared and how long it takes to read. No partial view, as a list has twenty: each costs more than the line.</summary>
public sealed class MetaLine(ItemCard card) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        writer.Write("<p class=\"meta\">");
        if (card.SourceHost is { } host)
        {
            writer.Write("<span>");
            encoder.Encode(writer, host);
            writer.Write("</span>");
        }

        writer.Write($"<time datetime=\"{Words.Machine(card.PublishedAt)}\">{Words.Day(card.PublishedAt)}</time><span>{Words.Number(card.ReadingMinutes)} min</span></p>");
    }
}
