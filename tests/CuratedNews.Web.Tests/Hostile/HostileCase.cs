namespace CuratedNews.Web.Tests.Hostile;

/// <summary>Something that somebody may have put into a file to attack its readers.</summary>
/// <param name="Class">What it attacks with, such as <c>mutation</c>.</param>
/// <param name="Text">The body, or the lines of front matter. <c>canary()</c> is the script, <see cref="EvilSite.Placeholder"/> the other site.</param>
public sealed record HostileCase(string Class, string Text);
