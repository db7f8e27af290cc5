using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Alerts.Core.Analysis.Recognition;

/// <summary>
/// What training has learnt: for each feature a weight a tag in 8 bits. A place in the table is 16 bytes, the weights and the key
/// together, so that a look costs one cache line. Made by <c>tests/Alerts.Training</c>.
/// </summary>
internal sealed class TaggerModel
{
    private const uint Magic = 0x314D5241; // "ARM1"
    private const int Stride = 16;
    private const int KeyAt = 12;

    private readonly byte[] _table;
    private readonly int _mask;

    private TaggerModel(int features, float[] transitions, float temperature, NameHashes names)
    {
        var places = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, features * 3 / 2));
        _table = new byte[places * Stride];
        _mask = places - 1;
        Transitions = transitions;
        Temperature = temperature;
        Names = names;
        Features = features;
    }

    public int Features { get; }

    public float[] Transitions { get; }

    /// <summary>By which a difference of scores is divided to make a probability of it.</summary>
    public float Temperature { get; }

    public NameHashes Names { get; }

    /// <summary>Sums the weights of the features.</summary>
    public void Score(ReadOnlySpan<uint> features, Span<float> scores)
    {
        ref var table = ref MemoryMarshal.GetArrayDataReference(_table);
        var low = Vector128<short>.Zero;
        var last = 0;
        foreach (var feature in features)
        {
            var place = PlaceOf(feature);
            if (place < 0)
                continue;
            var weights = Vector128.LoadUnsafe(ref table, (nuint)place).AsSByte();
            low += Vector128.WidenLower(weights);
            last += weights[8];
        }

        for (var tag = 0; tag < TagSet.Count - 1; tag++)
            scores[tag] = low[tag];
        scores[TagSet.Count - 1] = last;
    }

    /// <exception cref="InvalidDataException">No model, or one of another version.</exception>
    public static TaggerModel Read(BinaryReader reader)
    {
        if (reader.ReadUInt32() != Magic || reader.ReadInt32() != TagSet.Count)
            throw new InvalidDataException("The recogniser's model is not one of this version: train it again (tests/Alerts.Training).");
        var temperature = reader.ReadSingle();
        var transitions = new float[(TagSet.Count + 1) * TagSet.Count];
        for (var i = 0; i < transitions.Length; i++)
            transitions[i] = reader.ReadSingle();

        var names = new KeyValuePair<uint, NameLists>[reader.ReadInt32()];
        for (var i = 0; i < names.Length; i++)
            names[i] = new(reader.ReadUInt32(), (NameLists)reader.ReadByte());

        var features = reader.ReadInt32();
        var model = new TaggerModel(features, transitions, temperature, NameHashes.From(names));
        var rows = reader.ReadBytes(features * (sizeof(uint) + TagSet.Count));
        for (var at = 0; at < rows.Length; at += sizeof(uint) + TagSet.Count)
            model.Add(BitConverter.ToUInt32(rows, at), rows.AsSpan(at + sizeof(uint), TagSet.Count));
        return model;
    }

    public static void Write(
        BinaryWriter writer, float temperature, ReadOnlySpan<float> transitions,
        IReadOnlyList<KeyValuePair<uint, NameLists>> names, IReadOnlyList<KeyValuePair<uint, sbyte[]>> features)
    {
        writer.Write(Magic);
        writer.Write(TagSet.Count);
        writer.Write(temperature);
        foreach (var transition in transitions)
            writer.Write(transition);
        writer.Write(names.Count);
        foreach (var (key, lists) in names)
        {
            writer.Write(key);
            writer.Write((byte)lists);
        }

        writer.Write(features.Count);
        foreach (var (key, weights) in features)
        {
            writer.Write(key);
            writer.Write(MemoryMarshal.AsBytes(weights.AsSpan()));
        }
    }

    private void Add(uint key, ReadOnlySpan<byte> weights)
    {
        var at = (int)(key * 0x9E3779B1 >> 8) & _mask;
        while (KeyIn(at) != 0)
            at = (at + 1) & _mask;
        weights.CopyTo(_table.AsSpan(at * Stride));
        MemoryMarshal.Write(_table.AsSpan((at * Stride) + KeyAt), in key);
    }

    /// <returns>In bytes; negative for an unknown feature.</returns>
    private int PlaceOf(uint key)
    {
        var at = (int)(key * 0x9E3779B1 >> 8) & _mask;
        while (KeyIn(at) is var found && found != key)
        {
            if (found == 0)
                return -1;
            at = (at + 1) & _mask;
        }

        return at * Stride;
    }

    private uint KeyIn(int place) => MemoryMarshal.Read<uint>(_table.AsSpan((place * Stride) + KeyAt, sizeof(uint)));
}
