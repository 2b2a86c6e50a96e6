namespace CuratedNews.Content;

/// <summary>The project's own documents, which come with the program.</summary>
internal static class Documents
{
    /// <param name="name">As in <c>docs/</c>: <c>diagnostics.md</c> or <c>content-format.md</c>.</param>
    /// <returns>The text, with LF at the ends of its lines.</returns>
    public static string Read(string name)
    {
        using var stream = typeof(Documents).Assembly.GetManifestResourceStream(name) ?? throw new ArgumentException($"No document '{name}' was built in.", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
