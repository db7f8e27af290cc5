using System.Buffers;
using System.Net;
using System.Text;

namespace Alerts.Core.Feeds.Parsing;

/// <summary>What kind of text an element says that it holds (Atom's type and mode).</summary>
internal enum TextKind
{
    Plain,
    Markup,
    Base64,

    /// <summary>Base64 of markup.</summary>
    Base64Markup,
}

/// <summary>A text of a feed and whether it is markup or the very characters to show.</summary>
internal readonly record struct FeedTextValue(string Value, bool IsMarkup)
{
    public string ToTitle() => IsMarkup
        ? PlainText.OfMarkup(Value, FeedParser.MaxTitleLength)
        : PlainText.OfText(Value, FeedParser.MaxTitleLength);

    /// <summary>Blank lines of plain text become paragraphs.</summary>
    public string ToHtml() => IsMarkup
        ? Value
        : WebUtility.HtmlEncode(Value).ReplaceLineEndings("\n").Replace("\n\n", "<br><br>", StringComparison.Ordinal);
}

internal static class TextKinds
{
    private static readonly Encoding s_strictUtf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);

    /// <summary>
    /// By RFC 4287, section 3.1 and 4.1.3, and by Atom 0.3's mode. Outside of Atom text is markup.
    /// A type that is no text promises base64.
    /// </summary>
    public static TextKind Of(bool isAtom, string? type, string? mode)
    {
        if (!isAtom)
            return TextKind.Markup;
        var kind = type?.Trim().ToLowerInvariant() switch
        {
            null or "" or "text" => TextKind.Plain,
            "html" or "text/html" => TextKind.Markup,
            // Elements inside make it markup; where there are none it is text.
            "xhtml" => TextKind.Plain,
            var text when text.StartsWith("text/", StringComparison.Ordinal) => TextKind.Plain,
            var xml when xml.EndsWith("+xml", StringComparison.Ordinal) || xml.EndsWith("/xml", StringComparison.Ordinal) => TextKind.Plain,
            var media when media.Contains('/', StringComparison.Ordinal) => TextKind.Base64Markup,
            _ => TextKind.Plain,
        };
        if (!string.Equals(mode?.Trim(), "base64", StringComparison.OrdinalIgnoreCase))
            return kind;
        return kind == TextKind.Plain && !string.IsNullOrWhiteSpace(type) ? TextKind.Base64 : TextKind.Base64Markup;
    }

    /// <returns>Empty for what is no base64, or none of text, such as a picture.</returns>
    public static string FromBase64(ReadOnlySpan<char> text)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(text.Length);
        try
        {
            return Convert.TryFromBase64Chars(text, bytes, out var length) && bytes.AsSpan(0, length).IndexOf((byte)0) < 0
                ? s_strictUtf8.GetString(bytes, 0, length)
                : "";
        }
        catch (DecoderFallbackException)
        {
            return "";
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}
