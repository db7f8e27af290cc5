namespace Alerts.Core.Analysis.Recognition;

/// <summary>Runs the model over an article. Holds buffers: not for several threads at once.</summary>
internal sealed class NameTagger(TaggerModel model)
{
    private readonly SequenceDecoder _decoder = new(model.Transitions);
    private readonly uint[] _keys = new uint[TokenFeatures.Most];
    private float[] _scores = [];
    private float[] _confidences = [];
    private byte[] _tags = [];

    /// <param name="language">See <see cref="NumberOf"/>.</param>
    public void Tag(ArticleTokens article, uint language, List<TaggedName> names)
    {
        foreach (var sentence in article.Sentences)
        {
            if (_tags.Length < sentence.Length)
            {
                _tags = new byte[sentence.Length * 2];
                _confidences = new float[sentence.Length * 2];
                _scores = new float[sentence.Length * 2 * TagSet.Count];
            }

            for (var i = 0; i < sentence.Length; i++)
            {
                var count = TokenFeatures.Extract(article, sentence.Start, sentence.End, sentence.Start + i, language, _keys);
                model.Score(_keys.AsSpan(0, count), _scores.AsSpan(i * TagSet.Count, TagSet.Count));
            }

            var tags = _tags.AsSpan(0, sentence.Length);
            _decoder.Decode(_scores, tags);
            if (!tags.ContainsAnyExcept(TagSet.Outside))
                continue;
            _decoder.Confidences(_scores, tags, model.Temperature, _confidences);
            AddNames(sentence.Start, tags, names);
        }
    }

    public static uint NumberOf(string language) => language == LanguageGuess.Spanish ? 2u : 1u;

    private void AddNames(int offset, ReadOnlySpan<byte> tags, List<TaggedName> names)
    {
        for (var start = 0; start < tags.Length;)
        {
            if (tags[start] == TagSet.Outside)
            {
                start++;
                continue;
            }

            var end = start + 1;
            while (end < tags.Length && tags[end] != TagSet.Outside && !TagSet.IsFirst(tags[end]))
                end++;
            var confidence = 1f;
            for (var i = start; i < end; i++)
                confidence = Math.Min(confidence, _confidences[i]);
            names.Add(new(offset + start, offset + end, TagSet.KindOf(tags[start]), confidence));
            start = end;
        }
    }
}

/// <summary>A name as indices of tokens, end exclusive.</summary>
internal readonly record struct TaggedName(int Start, int End, NameKind Kind, float Confidence)
{
    public int Length => End - Start;
}
