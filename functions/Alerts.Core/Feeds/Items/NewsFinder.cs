using Alerts.Core.Articles;

namespace Alerts.Core.Feeds.Items;

/// <summary>Compares a document with what is known of its feed.</summary>
public static class NewsFinder
{
    /// <summary>Fewer items under new ids are no sign of a renumbered archive.</summary>
    private const int FewestRenumbered = 3;

    /// <summary>Fewer items whose text changed at once are no sign of a new page template.</summary>
    private const int FewestRetouched = 4;

    /// <param name="readTexts">
    /// Readable texts of all items, in their order. Called only when an item is new or has changed, since it costs more than
    /// everything else here.
    /// </param>
    public static FeedNews Find(Feed feed, FeedDocument document, Func<IReadOnlyList<FeedItem>, IReadOnlyList<ArticleText>> readTexts)
    {
        var drafts = DraftsOf(feed, document);
        if (drafts.All(draft => draft.IsAsBefore))
            return new([.. Once(drafts).Select(draft => draft.Judge(ItemNovelty.Known))], Remember(feed, drafts), false);

        Read(drafts, readTexts(document.Items));
        return Judge(feed, [.. Once(drafts)]);
    }

    /// <summary>Whether at least one item is a known article under a new id.</summary>
    /// <param name="readTexts">As for <see cref="Find"/>; called only when a known headline comes under a new id.</param>
    public static bool HasRenumbered(Feed feed, FeedDocument document, Func<IReadOnlyList<FeedItem>, IReadOnlyList<ArticleText>> readTexts)
    {
        var byTitle = feed.KnownItems.ByTitle();
        var drafts = DraftsOf(feed, document);
        if (!drafts.Any(draft => draft.Stored is null && byTitle.Contains(draft.Title)))
            return false;

        Read(drafts, readTexts(document.Items));
        return drafts.Any(draft => IsRenumbered(draft, byTitle));
    }

    private static Draft[] DraftsOf(Feed feed, FeedDocument document)
    {
        var ids = ItemIdentity.IdsOf(feed.Id, document.Items, feed.KnownItems);
        var drafts = document.Items.Zip(ids, (item, id) => new Draft(item, id, feed.KnownItems.Find(id))).ToArray();
        ForgetSharedLinks(drafts);
        return drafts;
    }

    private static void Read(Draft[] drafts, IReadOnlyList<ArticleText> texts)
    {
        for (var i = 0; i < drafts.Length; i++)
            drafts[i].Read(texts[i]);
    }

    private static FeedNews Judge(Feed feed, Draft[] drafts)
    {
        var byTitle = feed.KnownItems.ByTitle();
        var renumbered = drafts.Where(draft => IsRenumbered(draft, byTitle)).ToHashSet();
        var isRenumbered = renumbered.Count >= FewestRenumbered && renumbered.Count * 2 > drafts.Length;

        // Half of the texts changed and no headline: a new footer or advertisement, not that many corrections.
        var retouched = drafts.Count(draft => draft is { TextChanged: true, HeadlineChanged: false });
        var isRetouched = retouched >= FewestRetouched && retouched * 2 > drafts.Count(draft => draft.Stored is not null);

        return new([.. drafts.Select(JudgeOne)], Remember(feed, drafts), isRenumbered);

        JudgedItem JudgeOne(Draft draft)
        {
            if (draft.Stored is null)
                return draft.Judge(renumbered.Contains(draft) && (isRenumbered || IsCopy(draft, byTitle)) ? ItemNovelty.Renumbered : ItemNovelty.New);
            return draft.Judge(draft.HeadlineChanged || (draft.TextChanged && !isRetouched) ? ItemNovelty.Changed : ItemNovelty.Known);
        }
    }

    private static bool IsRenumbered(Draft draft, ILookup<uint, KnownItem> byTitle) =>
        draft.Stored is null && byTitle[draft.Title].Any(draft.Mark.TellsTheSameAs);

    /// <summary>Outside a flood only an item that is the same in everything but its id is no news.</summary>
    private static bool IsCopy(Draft draft, ILookup<uint, KnownItem> byTitle) =>
        byTitle[draft.Title].Any(known => known.Text == draft.Mark.Text && known.Link == draft.Mark.Link && known.Link != 0);

    /// <summary>An address that several items bear, such as that of the front page, says nothing about any of them.</summary>
    private static void ForgetSharedLinks(Draft[] drafts)
    {
        foreach (var shared in drafts.GroupBy(draft => draft.Link).Where(group => group.DistinctBy(draft => draft.Id).Skip(1).Any()))
        {
            foreach (var draft in shared)
                draft.Link = 0;
        }
    }

    private static IEnumerable<Draft> Once(Draft[] drafts) => drafts.DistinctBy(draft => draft.Id);

    private static KnownItems Remember(Feed feed, IEnumerable<Draft> drafts) => feed.KnownItems.With(drafts.Select(draft => draft.Mark));

    private sealed class Draft(FeedItem item, string id, KnownItem? stored)
    {
        private readonly uint _markup = Fingerprint.Of($"{item.Title}\n{item.ContentHtml ?? item.SummaryHtml}");
        private ArticleText _text = ArticleText.Empty;
        private uint? _words;

        public string Id => id;

        public KnownItem? Stored => stored;

        public uint Title { get; } = Fingerprint.OfWords(item.Title);

        public uint Link { get; set; } = ItemIdentity.FingerprintOfLink(item);

        public bool IsAsBefore => stored?.Markup == _markup;

        public bool HeadlineChanged => stored is { } known && known.Title != Title;

        public bool TextChanged => stored is { } known && !IsAsBefore && known.Text != _words;

        public KnownItem Mark => new(KnownItem.KeyOf(id), Link, Title, IsAsBefore ? stored!.Value.Text : _words ?? 0, _markup);

        public void Read(ArticleText text)
        {
            _text = text;
            _words = Fingerprint.OfWords(text.Text);
        }

        public JudgedItem Judge(ItemNovelty novelty) => new(item, id, _text, novelty, novelty == ItemNovelty.Changed && HeadlineChanged);
    }
}
