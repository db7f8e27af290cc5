using System.Net;
using System.Text;
using System.Xml;

namespace Alerts.Core.Feeds.Parsing;

/// <summary>The content of an element: its text, or its markup as HTML when there are elements inside (Atom's XHTML).</summary>
internal static class MarkupReader
{
    /// <summary>Leaves the reader behind the element's end.</summary>
    public static (string Value, bool HasElements) Read(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            _ = reader.Read();
            return ("", false);
        }
        var depth = reader.Depth;
        var content = new StringBuilder();
        var hasElements = false;
        _ = reader.Read();
        while (reader.Depth > depth && !reader.EOF)
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (!hasElements)
                    {
                        var soFar = WebUtility.HtmlEncode(content.ToString());
                        _ = content.Clear().Append(soFar);
                    }
                    hasElements = true;
                    if (reader.Depth - depth <= XmlRepair.MaxDepth)
                        WriteStart(reader, content);
                    break;
                case XmlNodeType.EndElement:
                    if (reader.Depth - depth <= XmlRepair.MaxDepth)
                        _ = content.Append("</").Append(reader.LocalName).Append('>');
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    _ = content.Append(hasElements ? WebUtility.HtmlEncode(reader.Value) : reader.Value);
                    break;
            }
            _ = reader.Read();
        }
        _ = reader.Read();
        return (content.ToString(), hasElements);
    }

    private static void WriteStart(XmlReader reader, StringBuilder content)
    {
        var name = reader.LocalName;
        var isEmpty = reader.IsEmptyElement;
        _ = content.Append('<').Append(name);
        while (reader.MoveToNextAttribute())
        {
            if (reader.Prefix.Length == 0 && reader.LocalName != "xmlns")
                _ = content.Append(' ').Append(reader.LocalName).Append("=\"").Append(WebUtility.HtmlEncode(reader.Value)).Append('"');
        }
        _ = reader.MoveToElement();
        _ = content.Append('>');
        if (isEmpty && !FeedElements.IsVoid(name))
            _ = content.Append("</").Append(name).Append('>');
    }
}
