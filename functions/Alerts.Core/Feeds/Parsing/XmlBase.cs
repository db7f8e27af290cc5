using System.Xml;

namespace Alerts.Core.Feeds.Parsing;

/// <summary>The base of relative links at the reader's place (xml:base).</summary>
internal sealed class XmlBase(XmlReader reader, Uri documentUri)
{
    private readonly Stack<(int Depth, Uri Uri)> _bases = [];

    public Uri Current => _bases.Count > 0 ? _bases.Peek().Uri : documentUri;

    /// <summary>Call on each start tag before its links are resolved.</summary>
    public void Enter()
    {
        while (_bases.Count > 0 && _bases.Peek().Depth >= reader.Depth)
            _bases.Pop();
        if (reader.GetAttribute("xml:base") is { } text && FeedLinks.TryParse(FeedLinks.Resolve(text, Current), out var uri))
            _bases.Push((reader.Depth, uri));
    }
}
