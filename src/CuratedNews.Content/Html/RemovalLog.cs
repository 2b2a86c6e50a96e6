using System.Collections.Immutable;
using AngleSharp.Dom;
using CuratedNews.Content.Diagnostics;

namespace CuratedNews.Content.Html;

/// <summary>Notes what a body loses while its elements are read, and where in its source each stands.</summary>
internal sealed class RemovalLog(string source)
{
    private readonly ImmutableArray<Removal>.Builder _removals = ImmutableArray.CreateBuilder<Removal>();
    private int _readTo;

    public ImmutableArray<Removal> Removals => _removals.ToImmutable();

    /// <summary>The reader has come to this element: what has no place of its own comes after it.</summary>
    public void Pass(IElement element) => _readTo = Math.Max(_readTo, element.SourceReference?.Position.Index ?? 0);

    /// <summary>Notes an element that the author wrote; the copies that a parser makes have no place in the source.</summary>
    public void Add(DiagnosticRule rule, string what, IElement element)
    {
        if (element.SourceReference is { } reference)
        {
            _removals.Add(new Removal(rule, what, reference.Position.Index));
        }
    }

    public void AddDropped(IElement element)
    {
        if (element.SourceReference is not null || element.LocalName is not ("svg" or "math"))
        {
            Add(Rules.ElementRemoved, element.LocalName, element);
            return;
        }

        // AngleSharp 1.10 does not say where drawings and formulas begin; it is where their name next stands.
        var found = source.IndexOf($"<{element.LocalName}", _readTo, StringComparison.OrdinalIgnoreCase);
        _readTo = found < 0 ? source.Length : found + 1;
        if (found >= 0)
        {
            _removals.Add(new Removal(Rules.ElementRemoved, element.LocalName, found));
        }
    }

    public void AddLink(IElement link, string href)
    {
        var rule = LinkAddress.Read(href, out _) switch
        {
            LinkVerdict.OtherScheme => Rules.LinkNotAllowed,
            LinkVerdict.Relative => Rules.RelativeLink,
            LinkVerdict.Internal => Rules.InternalLink,
            _ => null,
        };
        if (rule is not null)
        {
            Add(rule, href, link);
        }
    }

    public void AddActiveAttributes(IElement element)
    {
        Dictionary<string, int>? offsets = null;
        foreach (var attribute in element.Attributes)
        {
            if (UnlistedMarkup.IsActive(attribute.Name) && element.SourceReference is { } reference)
            {
                offsets ??= StartTag.AttributeOffsets(source, reference.Position.Index);
                _removals.Add(new Removal(Rules.AttributeRemoved, attribute.Name, offsets.GetValueOrDefault(attribute.Name, reference.Position.Index)));
            }
        }
    }
}
