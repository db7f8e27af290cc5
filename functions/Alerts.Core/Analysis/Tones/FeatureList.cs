using Alerts.Core.Analysis.Recognition;

namespace Alerts.Core.Analysis.Tones;

/// <summary>What a model looks at, as hashed names with a value each. Holds buffers: not shared between threads.</summary>
internal sealed class FeatureList
{
    private uint[] _keys = new uint[512];
    private float[] _values = new float[512];

    public int Count { get; private set; }

    public ReadOnlySpan<uint> Keys => _keys.AsSpan(0, Count);

    public ReadOnlySpan<float> Values => _values.AsSpan(0, Count);

    public void Clear() => Count = 0;

    public void Add(uint key, float value = 1)
    {
        if (value == 0)
            return;
        if (Count == _keys.Length)
        {
            Array.Resize(ref _keys, Count * 2);
            Array.Resize(ref _values, Count * 2);
        }

        _keys[Count] = key;
        _values[Count++] = value;
    }

    public void Add(uint kind, uint a, float value) => Add(WordHash.Mix(kind, a), value);

    public void Add(uint kind, uint a, uint b, float value = 1) => Add(WordHash.Mix(WordHash.Mix(kind, a), b), value);

    public void Add(uint kind, uint a, uint b, uint c, float value = 1) => Add(WordHash.Mix(WordHash.Mix(WordHash.Mix(kind, a), b), c), value);
}
