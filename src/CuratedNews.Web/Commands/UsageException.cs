namespace CuratedNews.Web.Commands;

/// <summary>A command was given something that cannot be meant; its message says what was expected, found and to do.</summary>
public sealed class UsageException(string message) : Exception(message);
