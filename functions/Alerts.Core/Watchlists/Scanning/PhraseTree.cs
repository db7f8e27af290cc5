using System.Numerics;

namespace Alerts.Core.Watchlists.Scanning;

/// <summary>How the words of phrases follow one another. A node stands for the words that lead to it.</summary>
internal sealed class PhraseTree
{
    /// <summary>The start, and what a step that leads nowhere returns.</summary>
    public const int Root = 0;

    private readonly List<int> _phrases = [NoPhrase];
    private Edge[] _edges = new Edge[64];

    private const int NoPhrase = -1;

    public int Count => _phrases.Count;

    /// <summary>The phrase that ends at a node, or -1.</summary>
    public int PhraseAt(int node) => _phrases[node];

    public void EndAt(int node, int phrase) => _phrases[node] = phrase;

    public int Add(int node, int separator, int word)
    {
        if (Next(node, separator, word, out var free) is var known and not Root)
            return known;
        var added = _phrases.Count;
        _phrases.Add(NoPhrase);
        _edges[free] = new Edge(node, separator, word, added);
        if (added * 2 > _edges.Length)
            Grow();
        return added;
    }

    public int Next(int node, int separator, int word) => Next(node, separator, word, out _);

    /// <summary>Each step that leads somewhere.</summary>
    public IEnumerable<Edge> Edges => _edges.Where(edge => edge.To != Root);

    private int Next(int node, int separator, int word, out int place)
    {
        var edges = _edges;
        for (place = FirstPlace(node, separator, word, edges.Length); ; place = (place + 1) & (edges.Length - 1))
        {
            ref readonly var edge = ref edges[place];
            if (edge.To == Root || (edge.From == node && edge.Word == word && edge.Separator == separator))
                return edge.To;
        }
    }

    private void Grow()
    {
        var grown = new Edge[_edges.Length * 2];
        foreach (var edge in Edges)
        {
            var place = FirstPlace(edge.From, edge.Separator, edge.Word, grown.Length);
            while (grown[place].To != Root)
                place = (place + 1) & (grown.Length - 1);
            grown[place] = edge;
        }
        _edges = grown;
    }

    private static int FirstPlace(int node, int separator, int word, int places) =>
        (int)(WordHash.OfPair((uint)node ^ BitOperations.RotateLeft((uint)separator, 20), (uint)word) >> (32 - BitOperations.Log2((uint)places)));

    internal readonly record struct Edge(int From, int Separator, int Word, int To);
}
