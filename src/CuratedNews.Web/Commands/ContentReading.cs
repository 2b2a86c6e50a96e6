using CuratedNews.Content;

namespace CuratedNews.Web.Commands;

/// <summary>Reads a whole folder for the commands that need no catalog.</summary>
internal static class ContentReading
{
    /// <summary>Every item, capture and broken file, on all cores, in the order of their paths.</summary>
    public static IEnumerable<ParsedItem> ParseAll(ContentFolder folder)
    {
        var parser = ConfiguredOptions.Parser();
        return folder.Files()
            .Where(file => file.Kind != ContentFileKind.Media)
            .AsParallel().AsOrdered()
            .Select(file => Read(folder, parser, file));
    }

    /// <summary>One file, whatever it is.</summary>
    public static ParsedItem Read(ContentFolder folder, ItemParser parser, ContentFile file)
    {
        if (file.Kind == ContentFileKind.Link)
        {
            return new ParsedItem(file.Path, SourceKind.Capture, null, [ContentFolder.LinkProblem(file.Path)]);
        }

        if (file.Length > parser.Limits.MaxFileBytes)
        {
            return parser.TooLarge(file.Path, file.Length);
        }

        try
        {
            return parser.Parse(file.Path, folder.ReadAllBytes(file));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return ContentFolder.Unreadable(file.Path, problem);
        }
    }
}
