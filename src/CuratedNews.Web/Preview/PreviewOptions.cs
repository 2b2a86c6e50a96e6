using System.ComponentModel.DataAnnotations;

namespace CuratedNews.Web.Preview;

/// <summary>The section <c>Preview</c> of the configuration.</summary>
public sealed class PreviewOptions : IValidatableObject
{
    /// <summary>Who may sign in; <c>curatednews editor add NAME</c> prints an entry. With none the preview is closed.</summary>
    public IList<EditorEntry> Editors { get; init; } = [];

    /// <summary>
    /// What opens a file at a line: <c>vscode</c>, <c>jetbrains</c>, <c>copy</c> (the place goes to the clipboard), or a URL
    /// with <c>{path}</c>, <c>{line}</c> and <c>{column}</c> in it.
    /// </summary>
    [Required]
    public string EditorLink { get; set; } = "vscode";

    /// <summary>Where the content folder lies on the editors' machines; null where it is this machine's.</summary>
    public string? EditorRoot { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var editor in Editors)
        {
            if (string.IsNullOrWhiteSpace(editor.Name) || string.IsNullOrWhiteSpace(editor.Secret))
            {
                yield return new ValidationResult("An entry of Preview:Editors has a Name and a Secret, as 'curatednews editor add NAME' prints them; found one without.");
            }
        }

        if (Editors.GroupBy(editor => editor.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            yield return new ValidationResult($"Every name in Preview:Editors stands there once; found '{twice.Key}' more often.");
        }

        if (!EditorLinks.IsTemplate(EditorLink))
        {
            yield return new ValidationResult($"Preview:EditorLink is vscode, jetbrains, copy or a URL with {{path}} in it; found '{EditorLink}'.");
        }
    }
}

/// <summary>An editor who may sign in.</summary>
public sealed class EditorEntry
{
    public string Name { get; set; } = "";

    /// <summary>The secret's hash, as ASP.NET Core's password hasher makes it.</summary>
    public string Secret { get; set; } = "";
}
