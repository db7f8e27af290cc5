using System.Collections.Frozen;

namespace Alerts.Core.Articles;

/// <summary>
/// What an element's classes and ids tell by the words in them: related-posts, relatedPosts and jp-relatedposts all hold one.
/// </summary>
internal static class HtmlNames
{
    private const string BoxWords =
        "related relatedposts relacionada relacionadas relacionado relacionados recommended recommendations "
        + "recomendado recomendados recomendadas recirculation recirc share sharing sharedaddy sharebar addtoany addthis newsletter newsletters signup subscribe optin promo promos promotion "
        + "trending advert advertisement advertising ads ad adslot publicidad sponsored sponsor outbrain taboola yarpp breadcrumb breadcrumbs comments "
        + "disqus donate donation paywall cookie sidebar mostread masleidas suscribete suscripcion boletin boletines compartir tags taglist "
        + "etiquetas copyright credit credits credito creditos photocredit piano zergnet revcontent readmore seealso interstitial internallink internallinks";

    /// <summary>Words that mean nothing alone.</summary>
    private const string BoxWordPairs =
        "read-more also-read read-also lee-tambien lea-tambien mas-noticias mas-leidas mas-leido lo-mas te-puede puede-interesar ver-tambien ver-mas "
        + "leer-mas most-read most-popular most-viewed popular-posts popular-stories more-stories more-from more-on more-news more-headlines more-link "
        + "more-articles more-posts latest-news latest-posts latest-stories similar-posts similar-stories up-next next-article author-bio author-box "
        + "author-info about-author sobre-autor social-share social-links social-icons social-buttons social-bar social-media follow-us screen-reader "
        + "sr-only visually-hidden tag-list post-tags entry-tags article-tags post-navigation nav-links jump-link link-list links-list list-links "
        + "internal-link internal-links inline-related "
        + "image-credit photo-credit media-credit img-credit image-source call-action app-download skip-link editors-picks editor-picks story-tools "
        + "article-tools post-meta entry-meta entry-footer post-footer article-footer reading-time read-next whats-app-channel gallery-nav";

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_words = Lookup(BoxWords.Split(' '));
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_pairs = Lookup(BoxWordPairs.Split(' '));
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_pairStarts =
        Lookup(BoxWordPairs.Split(' ').Select(pair => pair[..pair.IndexOf('-', StringComparison.Ordinal)]));

    private const int LongestWord = 20;

    /// <returns>A box, a caption, or nothing.</returns>
    public static TagRole RoleOf(ReadOnlySpan<char> names)
    {
        var role = IsCaption(names) ? TagRole.Caption | TagRole.Block : TagRole.None;
        Span<char> pair = stackalloc char[(LongestWord * 2) + 1];
        var pairLength = 0;
        for (var position = 0; NextWord(names, ref position) is { IsEmpty: false } word;)
        {
            if (word.Length > LongestWord)
            {
                pairLength = 0;
                continue;
            }
            word.CopyTo(pair[pairLength..]);
            if (s_words.Contains(word) || (pairLength > 0 && s_pairs.Contains(pair[..(pairLength + word.Length)])))
                return role | TagRole.Box;
            pairLength = 0;
            if (!s_pairStarts.Contains(word))
                continue;
            word.CopyTo(pair);
            pair[word.Length] = '-';
            pairLength = word.Length + 1;
        }
        return role;
    }

    private static bool IsCaption(ReadOnlySpan<char> names)
    {
        foreach (var part in names.Split(' '))
        {
            var name = names[part];
            if (name.EndsWith("caption", StringComparison.OrdinalIgnoreCase) && !name.StartsWith("has-", StringComparison.OrdinalIgnoreCase)
                && !name.Equals("wp-caption", StringComparison.OrdinalIgnoreCase))
                return true;
            if (name.EndsWith("caption-text", StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }

    /// <summary>Letters up to the next small letter before a capital.</summary>
    private static ReadOnlySpan<char> NextWord(ReadOnlySpan<char> names, ref int position)
    {
        while (position < names.Length && !char.IsAsciiLetter(names[position]))
            position++;
        var start = position;
        while (position < names.Length && char.IsAsciiLetter(names[position]))
        {
            position++;
            if (position < names.Length && char.IsAsciiLetterLower(names[position - 1]) && char.IsAsciiLetterUpper(names[position]))
                break;
        }
        return names[start..position];
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup(IEnumerable<string> words) =>
        words.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
