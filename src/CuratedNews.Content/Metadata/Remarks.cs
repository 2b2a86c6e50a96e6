namespace CuratedNews.Content.Metadata;

/// <summary>Thanks to whoever pointed the curator to the article.</summary>
public sealed record HatTip(string Name, string? Url);

/// <summary>The curator's own remark on the article.</summary>
public sealed record Insight(string? Name, string Text);

/// <summary>What social networks show in place of title and summary; null where the item says nothing of its own.</summary>
public sealed record SocialPreview(string? Title, string? Description);
