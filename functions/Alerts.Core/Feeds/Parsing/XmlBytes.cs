using System.Buffers;

namespace Alerts.Core.Feeds.Parsing;

/// <summary>What the bytes of XML are; above ASCII every byte may stand in a name.</summary>
internal static class XmlBytes
{
    public static readonly SearchValues<byte> WhiteSpace = SearchValues.Create(" \t\r\n"u8);

    private static readonly SearchValues<byte> s_name = SearchValues.Create(
        [.. "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_:.-"u8, .. Enumerable.Range(0x80, 0x80).Select(value => (byte)value)]);

    public static bool IsWhiteSpace(byte value) => value is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    public static bool IsWhiteSpace(ReadOnlySpan<byte> text) => !text.ContainsAnyExcept(WhiteSpace);

    public static bool IsNameStart(byte value) => (uint)((value | 0x20) - 'a') < 26 || value is (byte)'_' or (byte)':' or >= 0x80;

    /// <summary>How many bytes at the start can be a name.</summary>
    public static int NameLength(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOfAnyExcept(s_name);
        return end < 0 ? text.Length : end;
    }

    public static ReadOnlySpan<byte> Local(ReadOnlySpan<byte> name) => name[(name.IndexOf((byte)':') + 1)..];

    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text)
    {
        var start = text.IndexOfAnyExcept(WhiteSpace);
        return start < 0 ? [] : text[start..(text.LastIndexOfAnyExcept(WhiteSpace) + 1)];
    }
}
