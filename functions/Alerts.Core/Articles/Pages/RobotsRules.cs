using System.Globalization;
using System.Text;

namespace Alerts.Core.Articles.Pages;

/// <summary>What a site's robots.txt says to us (RFC 9309).</summary>
public sealed class RobotsRules
{
    /// <summary>The product token that a publisher names to speak to us alone.</summary>
    public const string ProductToken = "Alerts";

    /// <summary>Least that a crawler has to read; what stands behind is ignored.</summary>
    public const int MaxLength = 500 * 1_024;

    public static readonly RobotsRules AllowAll = new([]);

    public static readonly RobotsRules AllowNothing = new([new("/", false)]);

    private readonly IReadOnlyList<Rule> _rules;

    private RobotsRules(IReadOnlyList<Rule> rules) => _rules = rules;

    public static RobotsRules Parse(string text)
    {
        var ours = new List<Rule>();
        var everybody = new List<Rule>();
        var (isOurs, isForAll, isNamed, inAgents) = (false, false, false, false);
        foreach (var line in text[..Math.Min(text.Length, MaxLength)].Split('\n', '\r'))
        {
            var (key, value) = Split(line);
            if (key == "user-agent")
            {
                // Lines of agents that follow each other open one group; the first one behind rules opens the next.
                (isOurs, isForAll) = inAgents ? (isOurs, isForAll) : (false, false);
                inAgents = true;
                isOurs |= IsOurs(value);
                isForAll |= value == "*";
                isNamed |= isOurs;
            }
            else if (key is "allow" or "disallow")
            {
                inAgents = false;
                if (value.Length > 0 && isOurs)
                    ours.Add(new(Normalize(value), key == "allow"));
                if (value.Length > 0 && isForAll)
                    everybody.Add(new(Normalize(value), key == "allow"));
            }
        }
        return new(isNamed ? ours : everybody);
    }

    /// <summary>The longest rule that fits decides; of two that are as long, the one that allows.</summary>
    public bool Allows(Uri address)
    {
        if (address.AbsolutePath == "/robots.txt")
            return true;
        var path = Normalize(address.PathAndQuery);
        var decisive = _rules.Where(rule => rule.Fits(path)).OrderByDescending(rule => rule.Pattern.Length).ThenByDescending(rule => rule.Allows).FirstOrDefault();
        return decisive?.Allows ?? true;
    }

    /// <summary>Patterns and addresses may write the same letter as it is or as %C3%B1 or %c3%b1 (RFC 9309, section 2.2.2).</summary>
    private static string Normalize(string path)
    {
        if (!path.Contains('%') && Ascii.IsValid(path))
            return path;
        var octets = Encoding.UTF8.GetBytes(path);
        var normal = new StringBuilder(octets.Length);
        for (var at = 0; at < octets.Length; at++)
        {
            var octet = octets[at];
            if (octet == '%' && at + 2 < octets.Length
                && byte.TryParse(octets.AsSpan(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var meant))
            {
                at += 2;
                var isPlain = char.IsAsciiLetterOrDigit((char)meant) || meant is (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~';
                _ = isPlain ? normal.Append((char)meant) : normal.Append(CultureInfo.InvariantCulture, $"%{meant:X2}");
            }
            else
                _ = octet < 0x80 ? normal.Append((char)octet) : normal.Append(CultureInfo.InvariantCulture, $"%{octet:X2}");
        }
        return normal.ToString();
    }

    private static (string Key, string Value) Split(string line)
    {
        var content = line.Split('#', 2)[0];
        var colon = content.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? ("", "") : (content[..colon].Trim().ToLowerInvariant(), content[(colon + 1)..].Trim());
    }

    /// <summary>"Alerts/1.0" names us too: only the letters before the version are the token.</summary>
    private static bool IsOurs(string agent)
    {
        var token = new string([.. agent.TakeWhile(character => char.IsAsciiLetter(character) || character is '-' or '_')]);
        return token.Equals(ProductToken, StringComparison.OrdinalIgnoreCase);
    }

    private sealed record Rule(string Pattern, bool Allows)
    {
        /// <summary>The pattern is a beginning; <c>*</c> stands for anything, a last <c>$</c> for the end. Greedy, thus linear in each part.</summary>
        public bool Fits(string path)
        {
            var isWhole = Pattern.EndsWith('$');
            var parts = (isWhole ? Pattern[..^1] : Pattern).Split('*');
            if (!path.StartsWith(parts[0], StringComparison.Ordinal))
                return false;
            var at = parts[0].Length;
            foreach (var part in parts.Skip(1).SkipLast(isWhole ? 1 : 0))
            {
                var found = path.IndexOf(part, at, StringComparison.Ordinal);
                if (found < 0)
                    return false;
                at = found + part.Length;
            }
            return !isWhole || (parts.Length == 1 ? at == path.Length : path.Length - at >= parts[^1].Length && path.EndsWith(parts[^1], StringComparison.Ordinal));
        }
    }
}
