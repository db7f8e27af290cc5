using System.Xml;

namespace Alerts.Core.Feeds.Parsing;

/// <summary>A start tag with names and values that XML allows; values still hold their entities.</summary>
internal sealed record XmlTag(string Name, IReadOnlyList<(string Name, string Value)> Attributes, bool IsEmpty)
{
    public IEnumerable<string> Prefixes() =>
        Attributes.Select(attribute => attribute.Name).Prepend(Name)
            .Where(name => name.Contains(':', StringComparison.Ordinal))
            .Select(name => name[..name.IndexOf(':', StringComparison.Ordinal)])
            .Where(prefix => prefix is not "xml" and not "xmlns")
            .Distinct();
}

/// <summary>Reads a start tag as it stands in real documents: quotes may be missing, names repeated, values broken by lines.</summary>
internal static class XmlTagReader
{
    /// <summary>More is an accident of quotes; the limits keep the work for each "less than" small.</summary>
    private const int MaxAttributes = 50;
    private const int MaxLength = 65_536;

    /// <returns>Null when the tag has no end before the next one begins.</returns>
    public static XmlTag? Read(string text, ref int position)
    {
        var limit = Math.Min(text.Length, position + MaxLength);
        position++;
        var name = ElementName(text, ref position);
        var attributes = new List<(string Name, string Value)>();
        for (var count = 0; count <= MaxAttributes; count++)
        {
            SkipSeparators(text, ref position);
            if (position >= limit || text[position] == '<')
                return null;
            if (text[position] == '>')
                return new XmlTag(name, attributes, IsEmpty: text[++position - 2] == '/');
            var attribute = Name(text, ref position);
            if (Value(text, limit, ref position) is not { } value)
                return null;
            if (IsAllowed(attribute, value) && !attributes.Exists(known => known.Name == attribute))
                attributes.Add((attribute, value));
        }
        return null;
    }

    /// <summary>A name with at most one prefix; a further colon becomes an underscore.</summary>
    public static string Name(string text, ref int position)
    {
        var start = position;
        while (position < text.Length && (text[position] == ':' || XmlConvert.IsNCNameChar(text[position])))
            position++;

        var name = text[start..position];
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
            return name;
        var local = name[(colon + 1)..].Replace(':', '_');
        return local.Length > 0 && XmlConvert.IsStartNCNameChar(local[0]) ? $"{name[..colon]}:{local}" : $"{name[..colon]}_{local}";
    }

    /// <summary>An element's prefix may not be <c>xmlns</c>.</summary>
    public static string ElementName(string text, ref int position)
    {
        var name = Name(text, ref position);
        return name.StartsWith("xmlns:", StringComparison.Ordinal) ? name.Replace(':', '_') : name;
    }

    private static string? Value(string text, int limit, ref int position)
    {
        var afterName = position;
        SkipWhiteSpace(text, ref position);
        if (position >= text.Length || text[position] != '=')
        {
            position = afterName;
            return "";
        }
        position++;
        SkipWhiteSpace(text, ref position);
        if (position >= text.Length)
            return null;

        var quote = text[position];
        var start = position;
        if (quote is '"' or '\'')
        {
            var end = start + 1 < limit ? text.IndexOf(quote, start + 1, limit - start - 1) : -1;
            if (end < 0)
                return null;
            position = end + 1;
            return text[(start + 1)..end];
        }
        while (position < text.Length && !char.IsWhiteSpace(text[position]) && text[position] is not ('>' or '<'))
            position++;
        return text[start..position];
    }

    /// <summary>Without the declarations that "Namespaces in XML 1.0" forbids, and the attributes that no feed needs.</summary>
    private static bool IsAllowed(string attribute, string value)
    {
        var prefix = attribute.Contains(':', StringComparison.Ordinal) ? attribute[..attribute.IndexOf(':', StringComparison.Ordinal)] : "";
        return prefix switch
        {
            "" => attribute != "xmlns" || IsFreeNamespace(value),
            "xmlns" => attribute is not ("xmlns:xml" or "xmlns:xmlns") && !string.IsNullOrWhiteSpace(value) && IsFreeNamespace(value),
            "xml" => attribute is "xml:base" or "xml:lang",
            _ => attribute == "rdf:about",
        };
    }

    private static bool IsFreeNamespace(string uri) =>
        !uri.Contains("http://www.w3.org/2000/xmlns", StringComparison.Ordinal)
        && !uri.Contains("http://www.w3.org/XML/1998/namespace", StringComparison.Ordinal);

    /// <summary>Whatever can neither end a tag nor begin an attribute.</summary>
    private static void SkipSeparators(string text, ref int position)
    {
        while (position < text.Length && text[position] is not ('<' or '>') && !XmlConvert.IsStartNCNameChar(text[position]))
            position++;
    }

    private static void SkipWhiteSpace(string text, ref int position)
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
            position++;
    }
}
