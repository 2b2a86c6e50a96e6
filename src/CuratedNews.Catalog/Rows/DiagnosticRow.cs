using CuratedNews.Content.Diagnostics;

namespace CuratedNews.Catalog.Rows;

/// <summary>A problem of one file, in the file's order.</summary>
public sealed class DiagnosticRow
{
    public required string Path { get; init; }

    public required int Ordinal { get; init; }

    public required string Code { get; init; }

    public required Severity Severity { get; init; }

    public required int Line { get; init; }

    public required int Column { get; init; }

    public required string Message { get; init; }
}
