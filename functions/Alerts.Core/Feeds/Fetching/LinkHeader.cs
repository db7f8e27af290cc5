namespace Alerts.Core.Feeds.Fetching;

/// <summary>The Link header (RFC 8288), as far as feeds use it: <c>&lt;https://hub.example/&gt;; rel="hub"</c>.</summary>
internal static class LinkHeader
{
    /// <param name="lines">Each may hold several links.</param>
    /// <param name="baseUrl">The address that answered.</param>
    /// <returns>The first http(s) target with this relation; null without one.</returns>
    public static Uri? Find(IEnumerable<string> lines, string relation, Uri baseUrl)
    {
        foreach (var line in lines)
        {
            for (var rest = line.AsSpan(); NextTarget(ref rest) is { } target;)
            {
                var isWanted = IsAbout(Parameters(ref rest), relation, baseUrl);
                if (isWanted && Uri.TryCreate(baseUrl, target, out var address) && IsHttp(address))
                    return address;
            }
        }
        return null;
    }

    /// <summary>Moves behind the next <c>&lt;target&gt;</c>.</summary>
    private static string? NextTarget(ref ReadOnlySpan<char> rest)
    {
        var start = rest.IndexOf('<');
        var length = start < 0 ? -1 : rest[start..].IndexOf('>');
        if (length < 0)
            return null;
        var target = rest.Slice(start + 1, length - 1).Trim().ToString();
        rest = rest[(start + length + 1)..];
        return target;
    }

    /// <summary>Moves behind the parameters of one link, to the comma that ends them.</summary>
    private static List<(string Name, string Value)> Parameters(ref ReadOnlySpan<char> rest)
    {
        var parameters = new List<(string, string)>();
        while ((rest = rest.TrimStart()) is [';', ..])
        {
            rest = rest[1..].TrimStart();
            var name = Take(ref rest, rest.IndexOfAny("=;,")).TrimEnd().ToString();
            if (rest is not ['=', ..])
                continue;
            rest = rest[1..].TrimStart();
            parameters.Add((name, rest is ['"', ..] ? Quoted(ref rest) : Take(ref rest, rest.IndexOfAny(";,")).TrimEnd().ToString()));
        }
        return parameters;
    }

    private static string Quoted(ref ReadOnlySpan<char> rest)
    {
        var text = new System.Text.StringBuilder();
        var index = 1;
        for (; index < rest.Length && rest[index] != '"'; index++)
        {
            if (rest[index] == '\\' && index + 1 < rest.Length)
                index++;
            text.Append(rest[index]);
        }
        rest = rest[Math.Min(index + 1, rest.Length)..];
        return text.ToString();
    }

    private static ReadOnlySpan<char> Take(ref ReadOnlySpan<char> rest, int length)
    {
        var taken = length < 0 ? rest : rest[..length];
        rest = rest[taken.Length..];
        return taken;
    }

    /// <summary>Only the first rel counts (section 3.3), and a link with an anchor elsewhere speaks of another document (3.2).</summary>
    private static bool IsAbout(List<(string Name, string Value)> parameters, string relation, Uri baseUrl)
    {
        var relations = parameters.FirstOrDefault(parameter => parameter.Name.Equals("rel", StringComparison.OrdinalIgnoreCase)).Value;
        var anchor = parameters.FirstOrDefault(parameter => parameter.Name.Equals("anchor", StringComparison.OrdinalIgnoreCase)).Value;
        return relations is not null
            && relations.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries).Contains(relation, StringComparer.OrdinalIgnoreCase)
            && (anchor is null || Uri.TryCreate(baseUrl, anchor, out var context) && context == baseUrl);
    }

    private static bool IsHttp(Uri address) => address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps;
}
