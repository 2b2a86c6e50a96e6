using System.Collections.Immutable;
using CuratedNews.Catalog.Importing;
using CuratedNews.Catalog.Rows;
using CuratedNews.Content;
using CuratedNews.Content.Diagnostics;
using Microsoft.Data.Sqlite;

namespace CuratedNews.Catalog.Sqlite;

/// <summary>Writes what an import knows of files: when they were read, what is wrong with them, what images they are.</summary>
internal sealed class FileWriter(SqliteConnection connection) : IDisposable
{
    private readonly Statement _addFile = new(connection, "INSERT INTO Files (Path, Kind, Length, ModifiedTicks, Fingerprint) VALUES (?, ?, ?, ?, ?)");
    private readonly Statement _touchFile = new(connection, "UPDATE Files SET ModifiedTicks = ?, Length = ? WHERE Path = ?");
    private readonly Statement _deleteFile = new(connection, "DELETE FROM Files WHERE Path = ? RETURNING Kind");
    private readonly Statement _addDiagnostic = new(connection, "INSERT INTO Diagnostics (Path, Ordinal, Code, Severity, Line, Column, Message) VALUES (?, ?, ?, ?, ?, ?, ?)");
    private readonly Statement _deleteWarnings = new(connection, "DELETE FROM Diagnostics WHERE Path = ? AND Severity = ?");
    private readonly Statement _deleteDiagnostics = new(connection, "DELETE FROM Diagnostics WHERE Path = ?");
    private readonly Statement _settleMedia = new(connection, "UPDATE Media SET ModifiedTicks = ? WHERE Path = ? AND ModifiedTicks = 0 AND Length = ? AND ContentType = ? AND Width = ? AND Height = ?");
    private readonly Statement _addMedia = new(connection, "INSERT INTO Media (Path, Name, Length, ModifiedTicks, ContentType, Width, Height) VALUES (?, ?, ?, ?, ?, ?, ?)");
    private readonly Statement _deleteMedia = new(connection, "DELETE FROM Media WHERE Path = ?");

    /// <summary>How many more captures there are than before.</summary>
    public int Captures { get; private set; }

    /// <summary>How many more warnings there are than before.</summary>
    public int Warnings { get; private set; }

    /// <summary>Notes a file as read, with its problems.</summary>
    public void Add(FileRow file, ImmutableArray<Diagnostic> diagnostics)
    {
        _addFile.Run(file.Path, file.Kind, file.Length, file.ModifiedTicks, file.Fingerprint);
        Captures += file.Kind == SourceKind.Capture ? 1 : 0;
        for (var i = 0; i < diagnostics.Length; i++)
        {
            var found = diagnostics[i];
            _addDiagnostic.Run(file.Path, i, found.Code, found.Severity, found.Location.Line, found.Location.Column, found.Message);
            Warnings += found.Severity == Severity.Warning ? 1 : 0;
        }
    }

    /// <summary>Notes that a file was written again with the same bytes.</summary>
    public void Touch(string path, long length, long modifiedTicks) => _touchFile.Run(modifiedTicks, length, path);

    /// <returns>Whether the image is the one that is known, which may have been too young to be trusted.</returns>
    public bool IsKnown(MediaRow media) =>
        _settleMedia.Run(media.ModifiedTicks, media.Path, media.Length, media.ContentType, media.Width, media.Height) > 0;

    public void Add(MediaRow media) =>
        _addMedia.Run(media.Path, media.Name, media.Length, media.ModifiedTicks, media.ContentType, media.Width, media.Height);

    /// <summary>Takes a file out, with its problems.</summary>
    public void Forget(KnownFile known)
    {
        if (known.Kind == ContentFileKind.Media)
        {
            _deleteMedia.Run(known.Path);
            return;
        }

        Captures -= _deleteFile.Number(known.Path) == (long)SourceKind.Capture ? 1 : 0;
        Warnings -= _deleteWarnings.Run(known.Path, Severity.Warning);
        _deleteDiagnostics.Run(known.Path);
    }

    public void Dispose()
    {
        foreach (var statement in (Statement[])[_addFile, _touchFile, _deleteFile, _addDiagnostic, _deleteWarnings, _deleteDiagnostics, _settleMedia, _addMedia, _deleteMedia])
        {
            statement.Dispose();
        }
    }
}
