namespace CuratedNews.Content.Diagnostics;

public static partial class Rules
{
    public static readonly DiagnosticRule FileTooLarge = new("CN0001", Severity.Error,
        "A content file has at most {0} bytes; this one has {1}. Keep the brief and the front matter, and link to the rest.");

    public static readonly DiagnosticRule NotUtf8 = new("CN0002", Severity.Error,
        "A content file is UTF-8 text; found {0} here. Save the file as UTF-8.");

    public static readonly DiagnosticRule NulCharacter = new("CN0003", Severity.Error,
        "A content file is text; found a NUL character here. Delete it, or restore the file.");

    public static readonly DiagnosticRule FrontMatterNotClosed = new("CN0004", Severity.Error,
        "Front matter ends with a line of three dashes, '---'; found none after the one that opens it here. Write '---' alone on a line between the last field and the body.");

    public static readonly DiagnosticRule FrontMatterNotYaml = new("CN0005", Severity.Error,
        "Front matter is YAML between lines of '---'; found '{0}', which opens another format. Convert it to YAML.");

    public static readonly DiagnosticRule Capture = new("CN0006", Severity.Info,
        "An item begins with front matter, a line of '---'; this file has none, so it is a capture that only editors see. Finish it with front matter to publish it.");

    public static readonly DiagnosticRule FrontMatterTooLate = new("CN0007", Severity.Warning,
        "Front matter begins with the first character of a file; found a line of '---' only here, so the file is taken for a capture. Delete what stands before it.");

    public static readonly DiagnosticRule FileUnreadable = new("CN0008", Severity.Error,
        "The file must be readable by this process; the system said: {0}");

    public static readonly DiagnosticRule LinkNotFollowed = new("CN0009", Severity.Warning,
        "Content is read from the content folder only; this is a symbolic link, which is not followed. Put the file itself here.");

    public static readonly DiagnosticRule TooManyProblems = new("CN0010", Severity.Info,
        "At most {0} problems of one file are listed; this one has {1}. Mend these first.");

    public static readonly DiagnosticRule ReaderFailed = new("CN0011", Severity.Error,
        "CuratedNews reads any file without failing; this one made it fail with {0}: {1}. It is a mistake in CuratedNews: report it with this file, and change what is unusual in the file meanwhile.");

    public static readonly DiagnosticRule YamlSyntax = new("CN0101", Severity.Error,
        "Front matter is YAML, lines such as 'title: A headline'; found {0}. {1}");

    public static readonly DiagnosticRule NotAMapping = new("CN0102", Severity.Error,
        "Front matter is a list of 'field: value' lines, such as 'title: A headline'; found {0}.");

    public static readonly DiagnosticRule DuplicateKey = new("CN0103", Severity.Error,
        "A field stands once; found '{0}' again, first on line {1}. Delete one of the two.");

    public static readonly DiagnosticRule TooDeep = new("CN0104", Severity.Error,
        "Front matter is nested at most {0} levels deep; found more here. Check for brackets that are not closed.");

    public static readonly DiagnosticRule UnknownAnchor = new("CN0105", Severity.Error,
        "An alias names an anchor that stands above it, such as '&a' for '*a'; found '*{0}' without one. Quote the value if it is text.");

    public static readonly DiagnosticRule KeyNotText = new("CN0106", Severity.Error,
        "A field's name is text; found {0}. Quote the name if it is meant as text.");

    public static readonly DiagnosticRule TooManyFields = new("CN0107", Severity.Error,
        "A group in front matter has at most {0} fields; found more here. Move text that is no metadata into the body.");

    public static readonly DiagnosticRule SecondDocument = new("CN0108", Severity.Error,
        "Front matter is one YAML document; found a second one here, after a line that begins with '...' or '---'. Delete that line.");
}
