namespace Alerts.Core.Feeds.Parsing;

/// <summary>Tells from a start tag that elements before it should have ended.</summary>
internal static class MissingEnds
{
    /// <summary>How far ahead an end tag is looked for before it counts as missing; bounds the work where many are missing.</summary>
    private const int LookAhead = 4_096;

    /// <returns>To which depth elements have to be closed; null when the tag may stand where it stands.</returns>
    public static int? Before(FeedField field, OpenElements open, MarkupTokenizer tag)
    {
        if (field == FeedField.None || open.Count < 2)
            return null;
        if (FeedFields.IsItem(field))
            return BeforeItem(open, tag);
        if (FeedFields.IsPlain(open.TopField))
            return FeedFields.IsField(field) && !EndsAhead(open, open.Count - 1, tag) ? open.Count - 1 : null;
        if (!FeedFields.IsForeignToHtml(field))
            return null;
        var markup = LowestMarkup(open);
        return markup > 0 && !EndsAhead(open, markup, tag) ? markup : null;
    }

    /// <summary>Items stand beside each other, and outside of the feed's own fields; only Atom's content may hold a whole entry.</summary>
    private static int? BeforeItem(OpenElements open, MarkupTokenizer tag)
    {
        for (var index = 1; index < open.Count; index++)
        {
            var field = open.FieldAt(index);
            if (field is FeedField.None or FeedField.Channel or FeedField.Root)
                continue;
            var isNested = open.VocabularyAt(index) == Vocabulary.Atom && FeedFields.IsItem(field)
                && index + 1 < open.Count && open.FieldAt(index + 1) == FeedField.Content
                && EndsAhead(open, index + 1, tag);
            return isNested ? null : index;
        }
        return null;
    }

    private static int LowestMarkup(OpenElements open)
    {
        for (var index = 1; index < open.Count; index++)
        {
            if (FeedFields.IsMarkup(open.FieldAt(index)))
                return index;
        }
        return 0;
    }

    /// <summary>Whether the element's end tag comes before another of its name begins and before its parent ends.</summary>
    private static bool EndsAhead(OpenElements open, int index, MarkupTokenizer tag)
    {
        var name = open.NameAt(index);
        var parent = open.NameAt(index - 1);
        var rest = tag.Rest;
        rest = rest[..Math.Min(rest.Length, LookAhead)];
        while (rest.IndexOf((byte)'<') is var next and >= 0)
        {
            rest = rest[(next + 1)..];
            var isEnd = rest.StartsWith("/"u8);
            var found = rest[(isEnd ? 1 : 0)..];
            if (StartsWithName(found, name))
                return isEnd;
            if (isEnd && StartsWithName(found, parent))
                return false;
        }
        return false;
    }

    private static bool StartsWithName(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name) =>
        text.StartsWith(name) && XmlBytes.NameLength(text) == name.Length;
}
