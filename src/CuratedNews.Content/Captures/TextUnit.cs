namespace CuratedNews.Content.Captures;

/// <summary>What a unit of a text is.</summary>
internal enum UnitKind
{
    Paragraph,
    Heading,
    Bullet,

    /// <summary>An entry of a numbered list, or a sentence that only begins like one.</summary>
    Numbered,
}

/// <summary>What stands between two hard line breaks: a paragraph, a heading, an entry of a list.</summary>
/// <param name="Line">Where it begins, from 1.</param>
/// <param name="Text">On one line, without the marker of a list; never empty.</param>
internal sealed record TextUnit(int Line, string Text, UnitKind Kind = UnitKind.Paragraph)
{
    /// <summary>Is it behind a blank line, or the first?</summary>
    public bool BeginsBlock { get; init; }

    /// <summary>Columns of white space before it.</summary>
    public int Indent { get; init; }

    /// <summary>A numbered entry's number as it is written, without the signs around it; empty for all others.</summary>
    public string Digits { get; init; } = "";

    public int Number => int.TryParse(Digits, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : -1;

    /// <summary>What was on the line, with a list's marker.</summary>
    public string Written { get; init; } = Text;

    public int Words => CaptureText.CountWords(Text);

    public bool IsListed => Kind is UnitKind.Bullet or UnitKind.Numbered;
}
