using System.Collections.Frozen;

namespace Alerts.Core.Analysis.Tones;

/// <summary>The small words that tell where a noun phrase begins and which of its nouns is its head; folded.</summary>
internal static class SpeakerGrammar
{
    /// <summary>They join the words of one name.</summary>
    public static readonly FrozenSet<string> Joints = Words("de del la los las of the y van der von da for without");

    public static readonly FrozenSet<string> Articles = Words(
        "the a an one this that these those his her their its my our your el la los las un una unos unas su sus mi mis este esta estos estas ese esa");

    /// <summary>What follows them is no subject: "the mayor of London said".</summary>
    public static readonly FrozenSet<string> Prepositions = Words(
        """
        of in on at from for with without to by about against under over after before since during near inside outside behind between within
        de del en con sin para por sobre contra desde hasta ante tras entre al durante bajo segun
        """);

    /// <summary>They stand between a subject and its verb.</summary>
    public static readonly FrozenSet<string> Helpers = Words(
        """
        again also later has have had publicly repeatedly then once even still now openly will would could can may might should must did does
        never always often not himself herself itself who which whom
        se le les lo ha han habia habian ya tambien asi me nos no nunca siempre quien que hoy
        """);

    public static readonly FrozenSet<string> Dates = Words(
        """
        monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november
        december yesterday today tomorrow tonight week weekend month year morning afternoon evening night earlier late early last next day
        lunes martes miercoles jueves viernes sabado domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre
        diciembre ayer hoy manana anoche semana mes ano pasado pasada proximo proxima tarde noche dia
        """);

    /// <summary>Words that join clauses, and others that begin no name.</summary>
    public static readonly FrozenSet<string> Conjunctions = Words(
        "and or but as if when while because although that than so yet both y e o u pero como si cuando mientras porque aunque que sino ni");

    public static readonly FrozenSet<string> Pronouns = Words(
        "i we you it he she they who what whoever everybody nobody somebody ella ello ellos ellas yo nosotros usted ustedes nadie alguien todos");

    /// <summary>What stands behind "Secretary of" and before the name.</summary>
    public static readonly FrozenSet<string> Portfolios = Words(
        """
        state justice defense defence security treasury homeland labor labour health energy commerce
        estado justicia defensa seguridad hacienda trabajo salud energia comercio gobernacion interior exteriores relaciones
        """);

    /// <summary>Heads of a noun phrase that is the name of a public body together with what belongs to it: "the Salvadoran government".</summary>
    public static readonly FrozenSet<string> Bodies = Words(
        """
        government administration ministry embassy army police presidency parliament congress senate department council court commission
        gobierno administracion ministerio embajada ejercito policia presidencia parlamento congreso senado departamento consejo corte comision
        fiscalia procuraduria
        """);

    public static bool IsSmall(string word) =>
        Articles.Contains(word) || Prepositions.Contains(word) || Conjunctions.Contains(word) || Helpers.Contains(word) || Pronouns.Contains(word);

    /// <summary>"strongly", "duramente": they stand between a subject and its verb.</summary>
    public static bool IsHelper(string word) =>
        Helpers.Contains(word) || (word.Length > 4 && (word.EndsWith("ly", StringComparison.Ordinal) || word.EndsWith("mente", StringComparison.Ordinal)));

    /// <summary>Whatever may be a noun or an adjective.</summary>
    public static bool IsNoun(string word) => word.Length > 0 && !IsSmall(word) && !Dates.Contains(word) && !IsHelper(word);

    private static FrozenSet<string> Words(string list) =>
        list.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
