using System.Text;
using CuratedNews.Content.Html;

namespace CuratedNews.Content.Captures;

/// <summary>Reads a capture that is text.</summary>
internal sealed class TextCapture
{
    /// <summary>What is longer is a paragraph, from which a title can only be suggested.</summary>
    private const int MaxTitleLength = 200;

    private const int SuggestedTitleLength = 90;

    /// <summary>A paragraph of so many words ends the head of a page.</summary>
    private const int TextWords = 20;

    /// <summary>Lines of a caption or a teaser have at most so many words.</summary>
    private const int ShortWords = 14;

    /// <summary>So many paragraphs at the end may be closing offers.</summary>
    private const int TailParagraphs = 3;

    /// <summary>Characters from which the first sentences are taken.</summary>
    private const int LeadLength = 600;

    private readonly List<StruckOut> _struck = [];
    private readonly List<TextUnit> _units;
    private readonly List<TextUnit> _disclaimers = [];
    private Derived<string>? _title, _writer;
    private Derived<DateOnly>? _day;

    private TextCapture(string text) => _units = TextUnits.Of(CaptureText.Normalized(text));

    public static CapturedArticle Read(string text)
    {
        var capture = new TextCapture(text);
        capture.TakeTitle();
        capture.StrikeFurniture();
        capture.TakeDisclaimers();
        Headings.Mark(capture._units);
        var (sources, heading) = References.Take(capture._units);
        capture.StrikeOffers();
        capture.SuggestTitle(sources);
        return new CapturedArticle
        {
            Format = CaptureFormat.Text,
            Title = capture._title,
            Description = capture.Description(sources),
            Markdown = capture.Write(sources, heading),
            PlainText = "",
            StruckOut = [.. capture._struck.OrderBy(struck => struck.Line)],
            Writer = capture._writer,
            PublishedOn = capture._day,
        };
    }

    /// <summary>The first line that is the page's own, if it is as short as titles are.</summary>
    private void TakeTitle()
    {
        for (var i = 0; i < _units.Count; i++)
        {
            if (Furniture.Of(_units[i].Written, PageZone.Everywhere) is not null || Furniture.IsDisclaimer(_units[i].Written))
            {
                continue;
            }

            if (_units[i].Kind == UnitKind.Paragraph && _units[i].Text.Length <= MaxTitleLength && CaptureText.OnOneLine(_units[i].Text) is { Length: > 0 } title && CaptureText.HasWord(title))
            {
                _title = new Derived<string>(title, IsFound: true, "the first line");
                StrikeBefore(i);
                _units.RemoveRange(0, i + 1);
            }

            return;
        }
    }

    /// <summary>What stands before the title is furniture or a disclaimer.</summary>
    private void StrikeBefore(int title)
    {
        foreach (var unit in _units.Take(title))
        {
            if (Furniture.IsDisclaimer(unit.Written) || Furniture.Of(unit.Written, PageZone.Everywhere) is not { } reason)
            {
                _disclaimers.Add(unit);
            }
            else
            {
                Strike(unit, reason);
            }
        }
    }

    private void Strike(TextUnit unit, string reason) => _struck.Add(new StruckOut(unit.Line, unit.Written, reason));

    private void StrikeFurniture()
    {
        var zone = _title is null ? PageZone.Everywhere : PageZone.Head;
        var kept = new List<TextUnit>();
        for (var i = 0; i < _units.Count; i++)
        {
            var unit = _units[i];
            var reason = zone == PageZone.Head && _title is not null && CaptureText.Words(unit.Written) == CaptureText.Words(_title.Value)
                ? Furniture.TitleAgain
                : Furniture.Of(unit.Written, zone);
            if (reason is null)
            {
                zone = unit.Words >= TextWords ? PageZone.Everywhere : zone;
                kept.Add(unit);
                continue;
            }

            Note(unit, reason);
            Strike(unit, reason);
            if (reason == Furniture.Credit && !unit.BeginsBlock)
            {
                StrikeCaption(kept);
            }

            // The short lines below "More from …" are headlines of other articles.
            while (reason == Furniture.OtherArticles && i + 1 < _units.Count && _units[i + 1] is { Words: <= ShortWords, BeginsBlock: false } line && line.Text[^1] != '.')
            {
                Strike(line, Furniture.OtherArticles);
                i++;
            }
        }

        _units.Clear();
        _units.AddRange(kept);
    }

    /// <summary>The short lines directly before a picture's credit are what the picture showed.</summary>
    /// <param name="before">The units before the credit; those that are its caption are taken away.</param>
    private void StrikeCaption(List<TextUnit> before)
    {
        while (before is [.., { Words: <= ShortWords } line] && !CaptureText.EndsSentence(line.Text))
        {
            Strike(line, Furniture.Caption);
            before.RemoveAt(before.Count - 1);
            if (line.BeginsBlock)
            {
                break;
            }
        }
    }

    private void Note(TextUnit unit, string reason)
    {
        if (reason == Furniture.Dateline && CaptureDate.TryParse(unit.Written, out var day))
        {
            _day ??= new Derived<DateOnly>(day, IsFound: true, $"line {unit.Line}");
        }
        else if (reason == Furniture.Byline && Writers.NameIn(unit.Written) is { } name)
        {
            _writer ??= new Derived<string>(name, IsFound: true, $"line {unit.Line}");
        }
    }

    private void TakeDisclaimers()
    {
        _disclaimers.AddRange(_units.Where(unit => Furniture.IsDisclaimer(unit.Written)));
        _units.RemoveAll(unit => Furniture.IsDisclaimer(unit.Written));
    }

    private void StrikeOffers()
    {
        var paragraphs = 0;
        for (var i = _units.Count - 1; i >= 0 && paragraphs < TailParagraphs; i--)
        {
            if (_units[i].Kind != UnitKind.Paragraph)
            {
                continue;
            }

            paragraphs++;
            if (Furniture.Of(_units[i].Written, PageZone.Tail) is { } reason)
            {
                Strike(_units[i], reason);
                _units.RemoveAt(i);
            }
        }
    }

    private void SuggestTitle(References sources)
    {
        var first = _units.Find(unit => CaptureText.HasWord(unit.Text)) ?? _disclaimers.Find(unit => CaptureText.HasWord(unit.Text));
        if (_title is null && first is not null)
        {
            var title = CaptureText.OnOneLine(sources.Uncited(first.Text));
            _title = title.Length == 0 ? null : new Derived<string>(CaptureText.Cut(title, SuggestedTitleLength), IsFound: false, "the first words");
        }
    }

    private Derived<string>? Description(References sources)
    {
        var text = new StringBuilder();
        foreach (var unit in _units.Where(unit => unit.Kind == UnitKind.Paragraph).Concat(_units.Where(unit => unit.IsListed)).TakeWhile(_ => text.Length < LeadLength))
        {
            text.Append(text.Length > 0 ? " " : "").Append(sources.Uncited(unit.Text));
        }

        var lead = Lead.Of(CaptureText.OnOneLine(text.ToString()));
        return CaptureText.HasWord(lead) ? new Derived<string>(lead, IsFound: false, "the first sentences") : null;
    }

    private string Write(References sources, string? heading)
    {
        var writer = new CaptureMarkdown();
        for (var i = 0; i < _units.Count; i++)
        {
            var unit = _units[i];
            if (unit.Kind == UnitKind.Heading)
            {
                writer.Block(MarkdownText.Heading(2, unit.Text));
            }
            else if (unit.IsListed)
            {
                var entries = _units.Skip(i).TakeWhile(entry => entry.IsListed).ToList();
                writer.List(entries, sources);
                i += entries.Count - 1;
            }
            else
            {
                writer.Block(sources.Cite(unit.Text));
            }
        }

        if (sources.Entries.Count > 0)
        {
            writer.Block(MarkdownText.Heading(2, heading ?? "References"));
            writer.List(sources.Entries, new References([]));
        }

        foreach (var disclaimer in _disclaimers.OrderBy(unit => unit.Line))
        {
            writer.Disclaimer(disclaimer.Written);
        }

        return writer.ToString();
    }
}
