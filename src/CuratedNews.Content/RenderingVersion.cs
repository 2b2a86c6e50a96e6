namespace CuratedNews.Content;

/// <summary>
/// The version of everything between a file's bytes and what the catalog stores of it. It is part of every fingerprint:
/// raise it with any change to a parser, the cleaner or a rule, and every file is read again by itself.
/// </summary>
public static class RenderingVersion
{
    public const int Current = 2;
}
