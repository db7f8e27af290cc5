using System.Numerics;

namespace Alerts.Core.Watchlists.Scanning;

/// <summary>A step from a node to the next, by a word and what stands before it.</summary>
internal readonly record struct PhraseStep(int From, int Separator, int Word, int To);

/// <summary>How the words of phrases follow one another. A node stands for the words that lead to it.</summary>
internal sealed class PhraseTree
{
    /// <summary>The start, and what a step that leads nowhere returns.</summary>
    public const int Root = 0;

    private PhraseStep[] _steps = new PhraseStep[64];

    // The phrase that ends at each node, counted from 1.
    private int[] _phrases = new int[64];

    public int Count { get; private set; } = 1;

    /// <summary>In no order.</summary>
    public IEnumerable<PhraseStep> Steps => _steps.Where(step => step.To != Root);

    /// <summary>The phrase that ends at a node, or -1.</summary>
    public int PhraseAt(int node) => _phrases[node] - 1;

    public void EndAt(int node, int phrase) => _phrases[node] = phrase + 1;

    public int Add(int node, int separator, int word)
    {
        if (Next(node, separator, word, out var free) is var known and not Root)
            return known;
        var added = Count++;
        if (added == _phrases.Length)
            Array.Resize(ref _phrases, 2 * added);
        _steps[free] = new PhraseStep(node, separator, word, added);
        if (2 * added > _steps.Length)
            Grow();
        return added;
    }

    public int Next(int node, int separator, int word) => Next(node, separator, word, out _);

    public void Trim() => Array.Resize(ref _phrases, Count);

    private int Next(int node, int separator, int word, out int place)
    {
        var steps = _steps;
        for (place = FirstPlace(node, separator, word, steps.Length); ; place = (place + 1) & (steps.Length - 1))
        {
            ref readonly var step = ref steps[place];
            if (step.To == Root || (step.From == node && step.Word == word && step.Separator == separator))
                return step.To;
        }
    }

    private void Grow()
    {
        var grown = new PhraseStep[2 * _steps.Length];
        foreach (var step in Steps)
        {
            var place = FirstPlace(step.From, step.Separator, step.Word, grown.Length);
            while (grown[place].To != Root)
                place = (place + 1) & (grown.Length - 1);
            grown[place] = step;
        }
        _steps = grown;
    }

    private static int FirstPlace(int node, int separator, int word, int places) =>
        (int)(WordHash.OfPair((uint)node ^ BitOperations.RotateLeft((uint)separator, 20), (uint)word) >> (32 - BitOperations.Log2((uint)places)));
}
