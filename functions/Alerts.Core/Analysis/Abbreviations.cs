using System.Collections.Frozen;

namespace Alerts.Core.Analysis;

/// <summary>
/// Tells the stop of an abbreviation from the stop of a sentence.
/// The lists are spelled as in print: "Mar." is a month, "mar" the sea.
/// </summary>
internal static class Abbreviations
{
    /// <summary>Always followed by more of the same sentence.</summary>
    private static readonly FrozenSet<string> BeforeName = Words(
        """
        Dr Mr Mrs Ms Mx Prof Rev Fr Msgr Hon Sen Sens Rep Reps Gov Govs Gen Maj Col Lt Cmdr Capt Sgt Cpl Pvt Adm Pres
        Atty Supt Insp Det Ofc Amb Asst Assoc Dept Dist St Ste Mt Ft vs
        Sr Sra Srta Sres Sras Dra Dres Drs Profa Lic Lcda Lcdo Ing Arq Abg Mons Gral Cnel Tte Cap Cmte Sto Sta Hno Hna
        Gob Dip Pdte Pdta Mtro Mtra Excmo Excma Bs Av Avda Dpto Depto Prov ej Fdo
        """);

    /// <summary>Abbreviations only where a number follows: "He said no. Nobody asked."</summary>
    private static readonly FrozenSet<string> BeforeNumber = Words(
        """
        No Nos no nos Nr Nro nro Núm Núms núm núms Num num Art Arts art arts Sec Secs sec Ch ch Fig fig Vol vol p pp pág
        págs Pág Págs Par par párr inc lit cap tel Tel Ext ext approx aprox ca c Jan Feb Mar Apr Jun Jul Aug Sep Sept
        Oct Nov Dec Ene Abr Ago Dic
        """);

    /// <summary>May close a sentence: the next word decides.</summary>
    private static readonly FrozenSet<string> BeforeEither = Words(
        """
        Jr Inc Corp Co Cos Ltd Bros Assn Ave Blvd Rd Bldg Univ Cía Ltda Ud Uds Vd Vds
        Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa
        Tenn Tex Va Vt Wash Wis Wyo
        """);

    private static readonly FrozenSet<string> Starters = Words(
        """
        The A An This That These Those There Here It Its He She They We You I His Her Their Our My Your Who What When
        Where Why How Which In On At By For From With Without To As If After Before During Since Until While Although
        Though Despite Under Over Among Against About According And But Or So Yet Not No Now Then Once Still Also
        However Meanwhile Instead Many Most Some Several All Both Each Every Another Other One Two Three Nobody Nothing
        Last Earlier Later Today Yesterday
        El La Los Las Lo Un Una Unos Unas Este Esta Estos Estas Ese Esa Esos Esas Esto Eso Aquel Aquella Él Ella Ellos
        Ellas Yo Nosotros Usted Ustedes Su Sus Mi Mis Nuestro Nuestra Se Le Les Nos Me En De Del Al A Por Para Con Sin
        Según Sobre Tras Ante Desde Hasta Entre Durante Contra Bajo Y E O U Pero Sino Aunque Cuando Donde Como Quien
        Quienes Si Sí Ya Hoy Ayer Luego Entonces También Además Mientras Después Antes Así Ahora Nadie Nada Todo Todos
        Todas Cada Otro Otra Otros Otras Muchos Muchas Algunos Algunas Varios Varias Hay Es Son Fue Ha Han Qué Cuál
        """);

    /// <param name="before">The sentence so far, up to the stop.</param>
    /// <param name="next">What follows, from its first letter, digit or sign.</param>
    public static bool Continues(ReadOnlySpan<char> before, ReadOnlySpan<char> next)
    {
        var word = LastWord(before);
        if (word.IsEmpty)
            return false;
        if (word.Length == before.Length && IsListMarker(word))
            return true;
        if (Has(BeforeName, word))
            return true;
        if (Has(BeforeNumber, word))
            return char.IsAsciiDigit(next[0]);

        return (Has(BeforeEither, word) || IsInitials(word)) && !StartsSentence(next);
    }

    private static FrozenSet<string> Words(string list) =>
        list.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private static bool Has(FrozenSet<string> set, ReadOnlySpan<char> word) =>
        set.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    private static ReadOnlySpan<char> LastWord(ReadOnlySpan<char> text)
    {
        var start = text.Length;
        while (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] == '.'))
            start--;
        return text[start..];
    }

    /// <summary>"1. The court", "b. The law".</summary>
    private static bool IsListMarker(ReadOnlySpan<char> word) =>
        word.Length == 1 || (word.Length == 2 && char.IsAsciiDigit(word[0]) && char.IsAsciiDigit(word[1]));

    /// <summary>"J", "U.S", "p.m", "Ph.D", and the doubled capitals of a Spanish plural: "EE", "UU".</summary>
    private static bool IsInitials(ReadOnlySpan<char> word)
    {
        if (word.Length == 2 && word[0] == word[1] && char.IsUpper(word[0]))
            return true;
        if (word.Length > 1 && !word.Contains('.'))
            return false;

        foreach (var part in word.Split('.'))
        {
            var letters = word[part];
            if (letters.Length is 0 or > 2 || !char.IsLetter(letters[0]) || !char.IsLetter(letters[^1]))
                return false;
        }

        return true;
    }

    private static bool StartsSentence(ReadOnlySpan<char> next)
    {
        if (next[0] is '¿' or '¡')
            return true;

        var end = 0;
        while (end < next.Length && char.IsLetter(next[end]))
            end++;
        return Has(Starters, next[..end]);
    }
}
