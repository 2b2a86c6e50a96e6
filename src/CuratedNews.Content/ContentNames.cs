using CuratedNews.Content.FrontMatter;
using CuratedNews.Content.Metadata;

namespace CuratedNews.Content;

/// <summary>The names that a content folder uses: what an editor who writes another item will most often want.</summary>
public sealed class ContentNames
{
    private readonly Dictionary<FieldNames, SortedSet<string>> _names = new()
    {
        [FieldNames.States] = new(Enum.GetNames<ItemStatus>().Select(name => name.ToLowerInvariant()), StringComparer.Ordinal),
        [FieldNames.CanonicalPages] = new(["self", "original"], StringComparer.Ordinal),
    };

    public void Add(ParsedItem parsed)
    {
        if (parsed.Item is not { } item)
        {
            return;
        }

        foreach (var crumb in item.Trail)
        {
            Add(FieldNames.SectionLabels, crumb.Label);
            if (crumb.Section is { } section)
            {
                Add(FieldNames.SectionPaths, section.ToString());
            }
        }

        foreach (var topic in item.Topics.Concat(item.Offerings.SelectMany(offering => offering.Topics)))
        {
            Add(FieldNames.Topics, topic.FullName);
            Add(FieldNames.TopicUrls, $"topic/{topic.Slug}");
        }

        foreach (var offering in item.Offerings)
        {
            Add(FieldNames.OfferingLabels, offering.Label);
            Add(FieldNames.OfferingPaths, $"/offering/{offering.Slug}");
        }

        foreach (var curator in item.Curators)
        {
            Add(FieldNames.Curators, curator.Name);
        }
    }

    /// <summary>Names of a kind, each once, in ordinal order.</summary>
    public IReadOnlyCollection<string> Of(FieldNames kind) => _names.GetValueOrDefault(kind, []);

    private void Add(FieldNames kind, string name)
    {
        if (!_names.TryGetValue(kind, out var names))
        {
            _names.Add(kind, names = new SortedSet<string>(StringComparer.Ordinal));
        }

        names.Add(name);
    }
}
