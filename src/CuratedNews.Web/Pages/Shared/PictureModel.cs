using System.Text.Encodings.Web;
using CuratedNews.Catalog.Queries;
using Microsoft.AspNetCore.Html;

namespace CuratedNews.Web.Pages.Shared;

/// <summary>An item's picture; where none was delivered, a drawing. No partial view, for the reason of <see cref="MetaLine"/>.</summary>
/// <param name="Seed">What the drawing is made from.</param>
/// <param name="IsFirst">Whether it is the largest thing in the first view, which the browser fetches before others.</param>
public sealed record PictureModel(Picture? Picture, string Alt, string Seed, string? Topic, bool IsFirst = false) : IHtmlContent
{
    /// <summary>In a list the headline beside a picture says what it is of, so the picture is decoration.</summary>
    public static PictureModel Of(ItemCard card, bool isFirst = false) => new(card.Picture, "", card.Permalink, card.TopicSlug, isFirst);

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        if (Picture is not { } picture)
        {
            Art.Of(Seed, Topic).WriteTo(writer, encoder);
            return;
        }

        writer.Write("<img class=\"art\" src=\"");
        encoder.Encode(writer, PageLinks.ToMedia(picture.Name));
        writer.Write($"\" width=\"{picture.Width}\" height=\"{picture.Height}\" alt=\"");
        encoder.Encode(writer, Alt);
        writer.Write(IsFirst ? "\" loading=\"eager\" fetchpriority=\"high\" decoding=\"async\">" : "\" loading=\"lazy\" fetchpriority=\"auto\" decoding=\"async\">");
    }
}
