using System.Globalization;
using System.Text;
using CuratedNews.Content.Metadata;

namespace CuratedNews.Content.Tests;

/// <summary>An item as text that a person can read in a diff.</summary>
internal static class Dump
{
    public static string Of(CuratedItem item)
    {
        var text = new StringBuilder();
        Line("permalink", item.Permalink);
        Line("title", item.Title);
        Line("summary", item.Summary);
        Line("status", item.Status);
        Line("number", item.ExternalId);
        Line("published", Time(item.PublishedAt));
        Line("modified", Time(item.ModifiedAt));
        Line("expires", Time(item.ExpiresAt));
        Lines("alias", item.Aliases);
        Lines("trail", item.Trail.Select(crumb => $"{crumb.Label} → {crumb.Section?.ToString() ?? "(no link)"}"));
        Lines("topic", item.Topics.Select(Topic));
        foreach (var offering in item.Offerings)
        {
            Line("offering", $"{offering.Label} → {offering.Slug}");
            Lines("  topic", offering.Topics.Select(Topic));
        }

        Lines("curator", item.Curators.Select(curator => $"{curator.Name} → {curator.Slug}"));
        Line("source", item.Source is { } source ? $"{source.Host} {source.Url ?? "(no URL)"}" : null);
        Line("canonical", item.IsOriginalCanonical ? "the original" : null);
        Line("image", item.Image is { } image ? $"{image.FileName} \"{image.Alt}\"" : null);
        Preview("open graph", item.OpenGraph);
        Preview("twitter", item.Twitter);
        Line("hat tip", item.HatTip is { } tip ? $"{tip.Name} {tip.Url ?? "(no URL)"}" : null);
        Line("insight", item.Insight is { } insight ? $"{insight.Name ?? "(no name)"}: {insight.Text}" : null);
        Line("minutes", item.ReadingMinutes);
        Lines("html", item.Body.ToString().TrimEnd('\n').Split('\n'));
        Lines("text", item.BodyText.Split('\n'));
        return text.ToString();

        void Line(string name, object? value)
        {
            if (value is not null)
            {
                text.Append(CultureInfo.InvariantCulture, $"{name}: {value}\n");
            }
        }

        void Lines<T>(string name, IEnumerable<T> values)
        {
            foreach (var value in values)
            {
                Line(name, value);
            }
        }

        void Preview(string name, SocialPreview? preview)
        {
            Line($"{name} title", preview?.Title);
            Line($"{name} description", preview?.Description);
        }
    }

    private static string Topic(TopicName topic) => $"{topic.Vocabulary} | {topic.Label} → {topic.Slug}";

    private static string? Time(DateTime? time) => time?.ToString("O", CultureInfo.InvariantCulture);
}
