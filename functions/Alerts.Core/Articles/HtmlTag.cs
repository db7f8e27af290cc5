using System.Collections.Frozen;

namespace Alerts.Core.Articles;

/// <summary>What an element does to the text around and inside it.</summary>
[Flags]
internal enum TagRole
{
    None = 0,

    /// <summary>Stands on lines of its own and ends an open paragraph.</summary>
    Block = 1,

    /// <summary>Has no content and no end tag.</summary>
    Void = 2,

    /// <summary>What is inside is never read as text.</summary>
    Hidden = 4,

    /// <summary>What is inside is no markup up to the very end tag.</summary>
    Raw = 8,

    /// <summary>Stands beside the story by its meaning.</summary>
    Box = 16,
    Heading = 32,
    ListItem = 64,
    List = 128,
    Quote = 256,
    Caption = 512,
    Link = 1_024,
    Bold = 2_048,
    Row = 4_096,
    Cell = 8_192,
    Paragraph = 16_384,

    /// <summary>An end tag for something outside does not reach through it, nor is anything outside closed from inside.</summary>
    Wall = 32_768,

    /// <summary>A definition or its term.</summary>
    Definition = 65_536,
}

internal sealed record HtmlTag(string Name, TagRole Role)
{
    private static readonly FrozenDictionary<string, HtmlTag>.AlternateLookup<ReadOnlySpan<char>> s_known = new (TagRole Role, string Names)[]
    {
        (TagRole.Block, "div section article main header dl pre figure hr fieldset address details summary center body html hgroup menu dir"),
        (TagRole.Block | TagRole.Paragraph, "p"),
        (TagRole.Block | TagRole.Heading, "h1 h2 h3 h4 h5 h6"),
        (TagRole.Block | TagRole.List, "ul ol"),
        (TagRole.Block | TagRole.ListItem, "li"),
        (TagRole.Block | TagRole.Definition, "dt dd"),
        (TagRole.Block | TagRole.Quote, "blockquote"),
        (TagRole.Block | TagRole.Caption, "figcaption"),
        (TagRole.Block | TagRole.Caption | TagRole.Wall, "caption"),
        (TagRole.Block | TagRole.Wall, "table"),
        (TagRole.Block | TagRole.Row, "tr"),
        (TagRole.Cell | TagRole.Wall, "td th"),
        (TagRole.Block | TagRole.Box, "form nav aside footer"),
        (TagRole.Link, "a"),
        (TagRole.Bold, "b strong"),
        (TagRole.None, "span em i u s font small big sub sup cite q mark label abbr time ins del tbody thead tfoot"),
        (TagRole.Void, "br img input meta link source wbr area base col embed track param"),
        (TagRole.Hidden | TagRole.Raw, "script style noscript iframe textarea title xmp noembed noframes"),
        (TagRole.Hidden, "template object svg math canvas head button select audio video datalist dialog"),
        (TagRole.Box, "amp-ad amp-sidebar amp-social-share amp-embed amp-consent amp-sticky-ad"),
    }
    .SelectMany(group => group.Names.Split(' ').Select(name => new HtmlTag(name, name == "hr" ? group.Role | TagRole.Void : group.Role)))
    .ToFrozenDictionary(tag => tag.Name, StringComparer.OrdinalIgnoreCase)
    .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>An element that HTML does not know.</summary>
    public static readonly HtmlTag Unknown = new("", TagRole.None);

    public static HtmlTag Of(ReadOnlySpan<char> name) => s_known.TryGetValue(name, out var tag) ? tag : Unknown;

    public bool Is(TagRole role) => (Role & role) != 0;
}
