namespace Alerts.Core.Feeds.Parsing;

/// <summary>Family and version by the outermost element.</summary>
internal static class FeedFormat
{
    public static string Of(ElementReader root)
    {
        var name = XmlBytes.Local(root.Name);
        if (root.Vocabulary == Vocabulary.Atom)
            return OfAtom(root);
        if (System.Text.Ascii.EqualsIgnoreCase(name, "rdf"u8))
            return root.Attributes.IndexOf("netscape.com/rdf/simple/0.9"u8) >= 0 ? "rss090" : "rss10";

        return root.Attribute("version"u8)?.Trim() switch
        {
            "0.90" or "0.9" => "rss090",
            // Netscape's and UserLand's 0.91 are two formats; only the former has a document type.
            "0.91" => root.DocumentType.IndexOf("netscape"u8) >= 0 || root.DocumentType.IndexOf("Netscape"u8) >= 0 ? "rss091n" : "rss091u",
            "0.92" => "rss092",
            "0.93" => "rss093",
            "0.94" => "rss094",
            "1.0" => "rss10",
            { } version when version.StartsWith('2') => "rss20",
            _ => "rss",
        };
    }

    private static string OfAtom(ElementReader root) => root.Attribute("version"u8)?.Trim() switch
    {
        "0.1" => "atom01",
        "0.2" => "atom02",
        "0.3" => "atom03",
        _ => root.Attributes.IndexOf("w3.org/2005/Atom"u8) >= 0 ? "atom10" : root.Attributes.IndexOf("purl.org/atom/ns#"u8) >= 0 ? "atom03" : "atom",
    };
}
