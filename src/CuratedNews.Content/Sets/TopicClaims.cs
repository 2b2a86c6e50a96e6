using CuratedNews.Content.Diagnostics;
using CuratedNews.Content.Metadata;

namespace CuratedNews.Content.Sets;

/// <summary>Names of one topic that differ, one topic with several URLs, and topics that one item alone names, beside one that many do.</summary>
/// <remarks>Names that differ in case and punctuation alone are one topic, since they make one slug, whichever URL <c>categoryUrl</c> gives them.</remarks>
internal sealed class TopicClaims : IClaims
{
    private readonly Dictionary<string, Spelled> _spellings = new(StringComparer.Ordinal);

    public void Add(CuratedItem item, ItemLocations locations)
    {
        for (var i = 0; i < item.Topics.Length; i++)
        {
            // The URL of one without a place is the parser's doing, which has said so.
            if (locations.Topics[i] != default)
            {
                Of(item.Topics[i].FullName).AddUrl(item.Topics[i].Slug, locations.Topics[i]);
            }
        }

        for (var i = 0; i < item.Offerings.Length; i++)
        {
            for (var j = 0; j < item.Offerings[i].Topics.Length; j++)
            {
                Of(item.Offerings[i].Topics[j].FullName).InOfferings.Add(locations.OfferingTopics[i][j]);
            }
        }
    }

    public IEnumerable<Diagnostic> Check()
    {
        var settled = new Settled(_spellings.Values);
        foreach (var spelled in _spellings.Values)
        {
            foreach (var (url, places) in spelled.Urls)
            {
                if (settled.Problem(spelled, url) is { } tell)
                {
                    foreach (var place in places)
                    {
                        yield return tell(place);
                    }
                }
            }

            if (settled.Problem(spelled) is { } tellOffering)
            {
                foreach (var place in spelled.InOfferings)
                {
                    yield return tellOffering(place);
                }
            }
        }

        foreach (var misspelt in settled.Misspelt())
        {
            yield return misspelt;
        }
    }

    private Spelled Of(string name)
    {
        if (!_spellings.TryGetValue(name, out var spelled))
        {
            _spellings.Add(name, spelled = new Spelled(name));
        }

        return spelled;
    }

    /// <summary>A topic's name as it is written somewhere, and where.</summary>
    private sealed class Spelled(string name)
    {
        public string Name => name;

        /// <summary>What tells the topic from others: the slug that the name makes.</summary>
        public Slug Topic { get; } = Slug.TryFromName(name, out var slug) ? slug : default;

        /// <summary>The URLs that items give it.</summary>
        public Dictionary<Slug, List<SourceLocation>> Urls { get; } = [];

        /// <summary>Places in offerings, which give it no URL.</summary>
        public List<SourceLocation> InOfferings { get; } = [];

        public int Count => InOfferings.Count + Urls.Values.Sum(places => places.Count);

        public SourceLocation First => OtherFiles.First(Urls.Values.SelectMany(places => places).Concat(InOfferings));

        public void AddUrl(Slug url, SourceLocation place)
        {
            if (!Urls.TryGetValue(url, out var places))
            {
                Urls.Add(url, places = new List<SourceLocation>(1));
            }

            places.Add(place);
        }
    }

    /// <summary>What most places say of each topic and each URL, which is taken for right.</summary>
    private sealed class Settled
    {
        private readonly Dictionary<Slug, Spelled> _names;
        private readonly Dictionary<Slug, (Slug Url, SourceLocation First)> _urls;
        private readonly Dictionary<Slug, (Slug Topic, SourceLocation First)> _topicsByUrl;

        public Settled(IReadOnlyCollection<Spelled> spellings)
        {
            _names = spellings.GroupBy(spelled => spelled.Topic).ToDictionary(
                spellings => spellings.Key,
                spellings => spellings.OrderByDescending(spelled => spelled.Count).ThenBy(spelled => spelled.Name, StringComparer.Ordinal).First());
            var uses = spellings.SelectMany(spelled => spelled.Urls.Select(url => (spelled.Topic, Url: url.Key, Places: url.Value))).ToList();
            _urls = uses.GroupBy(use => use.Topic).ToDictionary(topic => topic.Key, topic => Most(topic.GroupBy(use => use.Url, use => use.Places), topic.Key));
            _topicsByUrl = uses.GroupBy(use => use.Url).ToDictionary(url => url.Key, url => Most(url.GroupBy(use => use.Topic, use => use.Places), url.Key));
        }

        /// <summary>What is to be said of a topic wherever it is written like this with this URL; at most one thing, the most exact.</summary>
        public Func<SourceLocation, Diagnostic>? Problem(Spelled spelled, Slug url)
        {
            var (expected, owner) = (_urls[spelled.Topic], _topicsByUrl[url]);
            var name = Rules.Quote(spelled.Name);
            var ownerName = Rules.Quote(_names[owner.Topic].Name);
            return (IsUrlRight: url == expected.Url, IsOwn: owner.Topic == spelled.Topic) switch
            {
                (false, false) => place => Rules.TopicUrlOfAnother.At(place, name, url, ownerName, owner.First.PrintedPath, expected.Url),
                (false, true) => place => Rules.TopicUrlsDiffer.At(place, name, url, expected.Url, expected.First.PrintedPath),
                (true, false) => place => Rules.TopicNamesDiffer.At(place, name, ownerName, owner.First.PrintedPath),
                (true, true) => Problem(spelled),
            };
        }

        /// <summary>What is to be said of a topic wherever it is written like this.</summary>
        public Func<SourceLocation, Diagnostic>? Problem(Spelled spelled)
        {
            var chosen = _names[spelled.Topic];
            var first = chosen.First;
            return chosen == spelled ? null : place => Rules.TopicNamesDiffer.At(place, Rules.Quote(spelled.Name), Rules.Quote(chosen.Name), first.PrintedPath);
        }

        public IEnumerable<Diagnostic> Misspelt()
        {
            var uses = new NameUses();
            foreach (var (topic, spelled) in _names)
            {
                uses.Add(topic.ToString(), spelled.Count, spelled.First);
            }

            return uses.Misspelt(topic => TopicName.Split(NameOf(topic)).Label)
                .Select(found => Rules.NameNearAnother.At(found.Place, "topic", Rules.Quote(NameOf(found.Name)), Rules.Quote(NameOf(found.Near)), found.NearCount));
        }

        private string NameOf(string topic) => Slug.TryParse(topic, out var slug) ? _names[slug].Name : topic;

        /// <summary>What has the most places; of two with as many, the preferred one, then the first by its text.</summary>
        private static (Slug Key, SourceLocation First) Most(IEnumerable<IGrouping<Slug, List<SourceLocation>>> votes, Slug preferred)
        {
            var most = votes.OrderByDescending(vote => vote.Sum(places => places.Count))
                .ThenBy(vote => vote.Key == preferred ? 0 : 1)
                .ThenBy(vote => vote.Key.ToString(), StringComparer.Ordinal)
                .First();
            return (most.Key, OtherFiles.First(most.SelectMany(places => places)));
        }
    }
}
