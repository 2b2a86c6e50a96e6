namespace CuratedNews.Content.Captures;

/// <summary>What stands around articles on pages, as a table. The first rule that fits a line names it.</summary>
internal static class Furniture
{
    public const string Credit = "a picture credit";
    public const string Caption = "the caption of a picture";
    public const string OtherArticles = "links to other articles";
    public const string Byline = "the writer's name";
    public const string Dateline = "the date of publication";
    public const string TitleAgain = "the title again";
    public const string Separator = "a separating line";
    public const string Trail = "the page's trail";

    private static readonly FurnitureRule[] Rules =
    [
        new("page furniture", PhrasePlace.Only, PageZone.Everywhere, 14,
            "top of page", "bottom of page", "back to top", "return to top", "go to top", "skip to content", "skip to main content", "skip to navigation",
            "home", "menu", "search", "log in", "login", "sign in", "sign up", "close", "print", "print this page", "print this article", "print article", "pdf",
            "download pdf", "share", "share this", "share this article", "share this post", "share this page", "tweet", "pin", "pin it", "email", "email this", "save",
            "save for later", "save article", "bookmark", "copy link", "copy url", "listen", "listen to this article", "previous article", "next article", "previous",
            "next", "previous post", "next post", "older post", "newer post", "older posts", "newer posts", "previous page", "next page", "facebook", "twitter", "x",
            "linkedin", "whatsapp", "instagram", "youtube", "pinterest", "reddit", "telegram", "bluesky", "mastodon", "threads", "advertisement", "advert", "sponsored",
            "sponsored content", "loading", "read more", "show more", "load more", "see all", "view all", "subscribe", "subscribe now", "follow us", "accept", "accept all",
            "reject all", "cookie settings", "manage cookies", "privacy policy", "cookie policy", "terms of use", "terms of service", "terms and conditions", "sitemap",
            "leave a comment", "add a comment", "no comments", "comments are closed", "view comments"),
        new("a call to share or subscribe", PhrasePlace.Begins, PageZone.Everywhere, 10, "share this", "share on", "share via", "share with", "follow us on", "like us on", "find us on", "tweet this"),
        new("a call to share or subscribe", PhrasePlace.Begins, PageZone.Everywhere, 26,
            "subscribe to our", "subscribe to the", "subscribe for", "subscribe and", "subscribe today", "sign up for our", "sign up for the", "sign up to our", "sign up to the", "join our newsletter",
            "join our mailing list", "get our newsletter", "get the latest news", "enter your email", "never miss"),
        new("a notice about cookies", PhrasePlace.Anywhere, PageZone.Everywhere, 50,
            "uses cookies", "use cookies", "use of cookies", "cookie policy", "cookie preferences", "accept cookies", "accept all cookies", "our cookies"),
        new(Credit, PhrasePlace.Ends, PageZone.Everywhere, 14,
            "getty images", "shutterstock", "istock", "istockphoto", "unsplash", "pexels", "pixabay", "adobe stock", "alamy", "wix photos", "stock photo", "freepik", "depositphotos"),
        new(Credit, PhrasePlace.Begins, PageZone.Everywhere, 14,
            "photo by", "photos by", "photo credit", "photo courtesy", "photograph by", "picture by", "picture credit", "image by", "image credit", "image courtesy", "image source", "image via", "illustration by"),
        new(OtherArticles, PhrasePlace.Begins, PageZone.Everywhere, 8,
            "more from", "more like this", "more on this topic", "related articles", "related posts", "related stories", "related content", "related reading", "related news", "you may also like",
            "you might also like", "you may also be interested", "recommended for you", "recommended reading", "read next", "up next", "most read", "most popular", "trending now", "recent posts"),
        new("a copyright notice", PhrasePlace.Begins, PageZone.Everywhere, 20, "copyright", "©"),
        new("a copyright notice", PhrasePlace.Anywhere, PageZone.Everywhere, 26, "all rights reserved"),
        new("the reading time", PhrasePlace.Begins, PageZone.Everywhere, 8, "reading time", "estimated reading time", "read time", "time to read"),
        new("the reading time", PhrasePlace.Ends, PageZone.Everywhere, 6, "min read", "mins read", "minute read", "minutes read", "minutes to read"),
        new(Byline, PhrasePlace.Begins, PageZone.Head, 12, "by", "written by", "posted by", "reported by", "words by", "text by", "author"),
        new(Dateline, PhrasePlace.Begins, PageZone.Head, 10, "published", "published on", "posted", "posted on", "updated", "last updated", "first published", "date"),
        new("a closing offer", PhrasePlace.Anywhere, PageZone.Tail, 60,
            "lets talk", "get connected", "contact us", "get in touch", "call us", "call today", "give us a call", "schedule a demo", "request a demo", "book a demo", "free consultation", "free trial",
            "learn how we can", "learn more about our", "get started today", "write to us", "sign up today", "reach out to us", "talk to us", "talk to our team", "visit our website", "join us today"),
    ];

    private static readonly FurnitureRule Disclaimer = new("a disclaimer", PhrasePlace.Anywhere, PageZone.Everywhere, 160,
        "are solely those of", "are those of the author", "are those of the authors", "are those of its authors", "are those of its author", "are the authors own", "do not necessarily reflect", "does not necessarily reflect",
        "do not necessarily represent", "for informational purposes only", "for information purposes only", "for general information only", "for educational purposes only", "not intended to be a substitute",
        "not intended as a substitute", "not a substitute for", "does not constitute medical", "does not constitute legal", "does not constitute financial", "does not constitute professional",
        "not intended as medical advice", "not medical advice", "not intended to diagnose");

    /// <summary>What a line is, if it is no part of the article; null for the article's own.</summary>
    /// <param name="line">On one line.</param>
    public static string? Of(string line, PageZone zone)
    {
        var words = CaptureText.Words(line);
        if (words == " ")
        {
            return Separator;
        }

        if (Array.Find(Rules, rule => (rule.Zone == PageZone.Everywhere || rule.Zone == zone) && rule.Fits(words)) is { } fits && !IsSentence(fits, line))
        {
            return fits.Reason;
        }

        return IsPhotoCredit(line, words) ? Credit : IsTrail(line, words) ? Trail : zone == PageZone.Head && CaptureDate.TryParse(line, out _) ? Dateline : null;
    }

    /// <summary>Whose words are in the article, and that they are no advice: to be kept, apart from the text.</summary>
    public static bool IsDisclaimer(string line) => Disclaimer.Fits(CaptureText.Words(line));

    /// <summary>Names and dates end no sentence, and the caption of a picture seldom does; "By noon, forty had called." is text.</summary>
    private static bool IsSentence(FurnitureRule rule, string line) =>
        (rule.Zone == PageZone.Head || rule.Reason is Credit or OtherArticles) && line is [.., '.' or '!' or '?'] && CaptureText.CountWords(line) > 4;

    /// <summary>"A harbour at dusk from Plainstock Photos": whatever the collection is called.</summary>
    private static bool IsPhotoCredit(string line, string words) =>
        words.EndsWith(" photos ", StringComparison.Ordinal) && words.AsSpan().Count(' ') <= 15 && words.IndexOf(" from ", Math.Max(0, words.Length - 40), StringComparison.Ordinal) > 0 && line[^1] != '.';

    private static bool IsTrail(string line, string words) =>
        words.StartsWith(" home ", StringComparison.Ordinal) && line.AsSpan().ContainsAny("›»>→") && words.AsSpan().Count(' ') <= 16;
}
