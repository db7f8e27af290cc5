using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace Alerts.Core.Feeds.Parsing;

/// <summary>Finds the end of a document type; its declarations are looked at for what threatens and else passed over.</summary>
internal static partial class DocumentTypeScanner
{
    private static readonly SearchValues<byte> s_punctuation = SearchValues.Create("<>[]\"'"u8);

    /// <param name="rest">Starts with the declaration.</param>
    /// <returns>0 when it has no end.</returns>
    public static int LengthOf(ReadOnlySpan<byte> rest)
    {
        var position = 2;
        var isInside = false;
        while (position < rest.Length && rest[position..].IndexOfAny(s_punctuation) is var next and >= 0)
        {
            position += next;
            switch (rest[position])
            {
                case (byte)'>' when !isInside:
                    return position + 1;
                case (byte)'[':
                    isInside = true;
                    break;
                case (byte)']':
                    isInside = false;
                    break;
                case (byte)'<' when rest[position..].StartsWith("<!--"u8):
                    var end = rest[position..].IndexOf("-->"u8);
                    if (end < 0)
                        return 0;
                    position += end;
                    break;
                case (byte)'"' or (byte)'\'':
                    position += rest[(position + 1)..].IndexOf(rest[position]) + 1;
                    break;
            }
            position++;
        }
        return 0;
    }

    /// <summary>Its own entities, or those of a file that it names: a reference to one of them is no fault.</summary>
    public static bool MayDeclareEntities(ReadOnlySpan<byte> documentType) =>
        documentType.IndexOf("<!ENTITY"u8) >= 0 || documentType.IndexOf("PUBLIC"u8) >= 0 || documentType.IndexOf("SYSTEM"u8) >= 0;

    /// <summary>Entities that are made of entities, as in the bombs that unfold to gigabytes.</summary>
    public static bool HasNestedEntities(ReadOnlySpan<byte> documentType) =>
        documentType.IndexOf("<!ENTITY"u8) >= 0 && NestedEntity().IsMatch(Encoding.Latin1.GetString(documentType));

    [GeneratedRegex("<!ENTITY\\s[^>]{1,200}?[\"'][^\"'<>]{0,1000}&[A-Za-z_]", RegexOptions.NonBacktracking)]
    private static partial Regex NestedEntity();
}
