using CuratedNews.Catalog.Queries;

namespace CuratedNews.Web.Pages.Shared;

/// <summary>An item's picture, or what its drawing is made from.</summary>
/// <param name="IsFirst">Whether it is the largest thing in the first view, which the browser fetches before others.</param>
public sealed record PictureModel(Picture? Picture, string Alt, string Seed, string? Topic, bool IsFirst = false)
{
    /// <summary>In a list the headline beside a picture says what it is of, so the picture is decoration.</summary>
    public static PictureModel Of(ItemCard card, bool isFirst = false) => new(card.Picture, "", card.Permalink, card.TopicSlug, isFirst);
}
