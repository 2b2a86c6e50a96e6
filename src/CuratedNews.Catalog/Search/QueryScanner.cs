using System.Text;

namespace CuratedNews.Catalog.Search;

/// <summary>Reads what a reader typed from left to right; <see cref="SearchQuery"/> tells the grammar.</summary>
internal sealed class QueryScanner
{
    private readonly string _text;
    private readonly List<QueryTerm> _terms = [];
    private readonly List<SearchFilter> _filters = [];
    private int _at;

    /// <summary>A minus or an operator may stand here: after white space or a parenthesis.</summary>
    private bool _isBoundary = true;

    /// <summary>What follows is left out, up to the next white space.</summary>
    private bool _isNegated;

    /// <summary>After NOT, the next white space ends nothing.</summary>
    private bool _staysNegated;

    /// <summary>How many parentheses are open since the one that a minus or NOT precedes.</summary>
    private int _negatedDepth;

    private bool _isOr;
    private bool _canJoin;
    private int _group = -1;

    private QueryScanner(string text) => _text = text;

    public static (List<QueryTerm> Terms, List<SearchFilter> Filters) Read(string text)
    {
        var scanner = new QueryScanner(text);
        while (scanner._at < text.Length)
        {
            scanner.ReadNext(text.AsSpan(scanner._at));
        }

        return (scanner._terms, scanner._filters);
    }

    /// <summary>Is a word an instruction, and never searched for?</summary>
    public static bool IsOperator(string word) => word is "AND" or "OR" or "NOT";

    private void ReadNext(ReadOnlySpan<char> rest)
    {
        if (QueryTermText.IsQuote(rest[0]))
        {
            var quoted = Quoted(rest, out var length);
            Add(TermKind.Phrase, QueryTermText.Clean(quoted, SearchQuery.MaxTermLength));
            Advance(length);
        }
        else if (rest[0] is '(' or ')')
        {
            ReadParenthesis(rest[0]);
        }
        else if (_isBoundary && rest is ['-', not '-', ..])
        {
            _isNegated = true;
            _at++;
        }
        else if (!(_isBoundary && TryReadFilter(rest)))
        {
            ReadWordOrSeparator(rest);
        }
    }

    private void ReadParenthesis(char parenthesis)
    {
        if (parenthesis == ')')
        {
            _negatedDepth = Math.Max(0, _negatedDepth - 1);
        }
        else if (_isNegated || _negatedDepth > 0)
        {
            _negatedDepth++;
        }

        Advance(1);
        EndNegation();
    }

    private bool TryReadFilter(ReadOnlySpan<char> rest)
    {
        var colon = rest.IndexOf(':');
        if (colon < 0 || colon + 1 == rest.Length || SearchFilter.FieldNamed(rest[..colon]) is not { } field)
        {
            return false;
        }

        var after = rest[(colon + 1)..];
        var value = QueryTermText.IsQuote(after[0]) ? Quoted(after, out var length) : Unquoted(after, out length);
        if (SearchFilter.Of(field, value, _isNegated || _negatedDepth > 0) is not { } filter)
        {
            return false;
        }

        _filters.Add(filter);
        _canJoin = false;
        Advance(colon + 1 + length);
        return true;
    }

    private void ReadWordOrSeparator(ReadOnlySpan<char> rest)
    {
        if (QueryTermText.WordLength(rest) is > 0 and var length)
        {
            ReadWord(rest[..length].ToString(), isPrefix: length < rest.Length && rest[length] == '*');
        }
        else if (BlankLength(rest) is > 0 and var blanks)
        {
            Advance(blanks);
            EndNegation();
        }
        else
        {
            Rune.DecodeFromUtf16(rest, out _, out var consumed);
            Advance(consumed);
        }
    }

    private void ReadWord(string word, bool isPrefix)
    {
        Advance(word.Length + (isPrefix ? 1 : 0));
        if (isPrefix || !IsOperator(word))
        {
            Add(isPrefix ? TermKind.Prefix : TermKind.Word, word);
        }
        else if (word == "NOT")
        {
            _isNegated = _staysNegated = true;
        }
        else
        {
            _isOr = word == "OR";
        }
    }

    private void Add(TermKind kind, string? text)
    {
        if (text is null)
        {
            return;
        }

        var negated = _isNegated || _negatedDepth > 0;
        _group += _isOr && _canJoin && !negated ? 0 : 1;
        _terms.Add(new QueryTerm(kind, text, negated, _group));
        _canJoin = !negated;
        _isOr = false;
    }

    private void Advance(int length)
    {
        _at += length;
        _isBoundary = false;
    }

    private void EndNegation()
    {
        _isBoundary = true;
        _isNegated = _staysNegated;
        _staysNegated = false;
    }

    /// <summary>What stands in quotes, of which the last may be missing.</summary>
    private static string Quoted(ReadOnlySpan<char> rest, out int length)
    {
        var end = rest[1..].IndexOfAny(QueryTermText.Quotes);
        length = end < 0 ? rest.Length : end + 2;
        return (end < 0 ? rest[1..] : rest.Slice(1, end)).ToString();
    }

    private static string Unquoted(ReadOnlySpan<char> rest, out int length)
    {
        length = 0;
        while (length < rest.Length && rest[length] is not ('(' or ')') && !QueryTermText.IsQuote(rest[length]) && BlankLength(rest[length..]) == 0)
        {
            length++;
        }

        return rest[..length].TrimEnd(",;").ToString();
    }

    /// <summary>How much white space a text begins with.</summary>
    private static int BlankLength(ReadOnlySpan<char> rest)
    {
        var blanks = 0;
        while (blanks < rest.Length)
        {
            Rune.DecodeFromUtf16(rest[blanks..], out var rune, out var consumed);
            if (!QueryTermText.IsBlank(rune))
            {
                break;
            }

            blanks += consumed;
        }

        return blanks;
    }
}
