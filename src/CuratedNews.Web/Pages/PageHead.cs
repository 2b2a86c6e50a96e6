using System.Text.Json.Nodes;
using CuratedNews.Content;
using CuratedNews.Web.Hosting;
using CuratedNews.Web.Pages.Shared;

namespace CuratedNews.Web.Pages;

/// <summary>What machines and browser tabs read of a page.</summary>
/// <param name="Title">The page's own, without the site's name; empty on the home page.</param>
/// <param name="Description">Any length; <see cref="MetaDescription"/> is what is shown.</param>
/// <param name="Path">The canonical path with its query, beginning with '/', as in a URL.</param>
public sealed record PageHead(string Title, string Description, string Path)
{
    /// <summary>Characters of <see cref="FullTitle"/>.</summary>
    public const int MaxTitle = 70;

    /// <summary>Characters of <see cref="MetaDescription"/>.</summary>
    public const int MaxDescription = 160;

    private const int MinDescription = 50;
    private const string More = " Curated by people, filed by topic, with links to the articles themselves.";
    private const string Separator = " · ";

    /// <summary>The absolute URL that search engines are sent to, where that is not this page's.</summary>
    public string? CanonicalUrl { get; init; }

    /// <summary>Whether search engines are asked not to list the page.</summary>
    public bool IsHidden { get; init; }

    public string? PreviousPath { get; init; }

    public string? NextPath { get; init; }

    /// <summary>A picture of the page, as a path.</summary>
    public string? ImagePath { get; init; }

    public string? ImageAlt { get; init; }

    /// <summary>Of an article; null elsewhere.</summary>
    public ArticleFacts? Article { get; init; }

    /// <summary>What the page is, for machines; <see cref="StructuredData.Graph"/> puts it together.</summary>
    public IReadOnlyList<Func<StructuredData, JsonObject>> Nodes { get; init; } = [];

    /// <summary>What social networks show, where the item says something of its own.</summary>
    public string? SocialTitle { get; init; }

    public string? SocialDescription { get; init; }

    public string? TwitterTitle { get; init; }

    public string? TwitterDescription { get; init; }

    /// <summary>The end of the title, which tells the page from others and is never cut.</summary>
    private string TitleEnd { get; init; } = "";

    /// <summary>The head of one page of a list; every further page has a title and a description of its own.</summary>
    public static PageHead OfList(string title, string description, PagerModel pager)
    {
        var end = pager.Number == 1 ? "" : $", page {Words.Number(pager.Number)}";
        return new PageHead(
            title + end,
            pager.Number == 1 ? description : $"Page {Words.Number(pager.Number)} of {Words.Number(pager.Last)}: {description}",
            PageLinks.ToPage(pager.Path, pager.Number))
        {
            TitleEnd = end,
            PreviousPath = pager.Previous,
            NextPath = pager.Next,
        };
    }

    /// <summary>The document's title, at most 70 characters: the page's own and then the site's name; of the home page the name and what the site is for.</summary>
    public string FullTitle(string siteName) => Title.Length == 0
        ? $"{siteName}{Separator}{Cut(Description.TrimEnd('.'), MaxTitle - siteName.Length - Separator.Length)}"
        : $"{Cut(Title[..^TitleEnd.Length], MaxTitle - siteName.Length - Separator.Length - TitleEnd.Length)}{TitleEnd}{Separator}{siteName}";

    /// <summary>50 to 160 characters, ending in a whole word: what says too little says besides what kind of site this is.</summary>
    public string MetaDescription => Cut(Description.Length < MinDescription ? Description + More : Description, MaxDescription);

    /// <summary>Has <see cref="FullTitle"/> no room for the page's whole title?</summary>
    public bool CutsTitle(string siteName) => !FullTitle(siteName).StartsWith(Title, StringComparison.Ordinal);

    /// <summary>Has <see cref="MetaDescription"/> no room for the whole description?</summary>
    public bool CutsDescription => Description.Length > MaxDescription;

    /// <summary>The absolute URL that search engines are sent to.</summary>
    public string Canonical(SiteOptions site) => CanonicalUrl ?? site.Absolute(Path);

    /// <summary>What a shared link to the page says.</summary>
    public string CardTitle(string siteName) => SocialTitle ?? (Title.Length == 0 ? siteName : Title);

    /// <summary>What a shared link to the page says below its title.</summary>
    public string CardDescription => SocialDescription ?? MetaDescription;

    private static string Cut(string text, int length) => text.Length > length ? Summary.WholeWords(text, length - 1) : text;
}

/// <summary>What Open Graph says of an article. Times are UTC.</summary>
public sealed record ArticleFacts(DateTime PublishedAt, DateTime? ModifiedAt, string Section, IReadOnlyList<string> Tags);
