using System.Collections.Immutable;

namespace CuratedNews.Content.Metadata;

/// <summary>A product or service that an item concerns, with the topics that the item says it has.</summary>
public sealed record OfferingReference(string Label, Slug Slug, ImmutableArray<TopicName> Topics);
