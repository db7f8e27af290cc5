namespace Alerts.Core.Analysis.Recognition;

/// <summary>The best sequence of tags (Viterbi over pairs of neighbours), in buffers that the next sentence uses again.</summary>
/// <param name="transitions">Row: the tag before, the last row for the start of a sentence. Column: the tag.</param>
internal sealed class SequenceDecoder(float[] transitions)
{
    private const float Never = -1e9f;
    private const int Start = TagSet.Count;

    private static readonly bool[] Allowed = MakeAllowed();

    private float[] _forward = [];
    private float[] _backward = [];
    private byte[] _from = [];

    /// <param name="emissions"><see cref="TagSet.Count"/> scores a word.</param>
    public void Decode(ReadOnlySpan<float> emissions, Span<byte> tags)
    {
        if (tags.IsEmpty)
            return;
        Fit(tags.Length);
        for (var tag = 0; tag < TagSet.Count; tag++)
            _forward[tag] = emissions[tag] + Score(Start, tag);
        for (var at = 1; at < tags.Length; at++)
        {
            var (row, last) = (at * TagSet.Count, (at - 1) * TagSet.Count);
            for (var tag = 0; tag < TagSet.Count; tag++)
            {
                var (best, from) = (float.MinValue, 0);
                for (var before = 0; before < TagSet.Count; before++)
                {
                    var score = _forward[last + before] + Score(before, tag);
                    if (score > best)
                        (best, from) = (score, before);
                }

                _forward[row + tag] = best + emissions[row + tag];
                _from[row + tag] = (byte)from;
            }
        }

        var end = _forward.AsSpan((tags.Length - 1) * TagSet.Count, TagSet.Count);
        for (byte tag = 0; tag < TagSet.Count; tag++)
            tags[^1] = tag == 0 || end[tag] > end[tags[^1]] ? tag : tags[^1];
        for (var at = tags.Length - 1; at > 0; at--)
            tags[at - 1] = _from[(at * TagSet.Count) + tags[at]];
    }

    /// <summary>
    /// After <see cref="Decode"/>: how sure each tag is, from 0 to 1: the best sequence through it against the best through each other
    /// tag of that word.
    /// </summary>
    public void Confidences(ReadOnlySpan<float> emissions, ReadOnlySpan<byte> tags, float temperature, Span<float> confidences)
    {
        for (var at = tags.Length - 1; at >= 0; at--)
        {
            var row = at * TagSet.Count;
            for (var tag = 0; tag < TagSet.Count; tag++)
            {
                var best = at == tags.Length - 1 ? 0 : float.MinValue;
                for (var next = 0; at < tags.Length - 1 && next < TagSet.Count; next++)
                    best = Math.Max(best, _backward[row + TagSet.Count + next] + emissions[row + TagSet.Count + next] + Score(tag, next));
                _backward[row + tag] = best;
            }

            var chosen = _forward[row + tags[at]] + _backward[row + tags[at]];
            var sum = 0f;
            for (var tag = 0; tag < TagSet.Count; tag++)
                sum += MathF.Exp((_forward[row + tag] + _backward[row + tag] - chosen) / temperature);
            confidences[at] = 1 / sum;
        }
    }

    private float Score(int before, int tag) =>
        Allowed[(before * TagSet.Count) + tag] ? transitions[(before * TagSet.Count) + tag] : Never;

    private void Fit(int words)
    {
        if (_from.Length >= words * TagSet.Count)
            return;
        var size = Math.Max(64, words * 2) * TagSet.Count;
        (_forward, _backward, _from) = (new float[size], new float[size], new byte[size]);
    }

    private static bool[] MakeAllowed()
    {
        var allowed = new bool[(TagSet.Count + 1) * TagSet.Count];
        for (byte before = 0; before <= Start; before++)
        {
            for (byte tag = 0; tag < TagSet.Count; tag++)
                allowed[(before * TagSet.Count) + tag] = TagSet.MayFollow(tag, before == Start ? TagSet.Outside : before);
        }

        return allowed;
    }
}
