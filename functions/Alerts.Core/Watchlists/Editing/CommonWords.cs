using System.Collections.Frozen;

namespace Alerts.Core.Watchlists.Editing;

/// <summary>Words that stand in so many articles that a name made of them tells nothing; folded, English and Spanish.</summary>
internal static class CommonWords
{
    private static readonly FrozenSet<string> s_stopWords = SetOf("""
        a about after again against all also an and any are as at be because been before being between both but by can did do does down
        for from further had has have he her here him his how i if in into is it its just law act bill me more most my no nor not now of
        off on once one only or other our out over own same she so some such than that the their them then there these they this those
        through to too two under until up very was we were what when where which while who why will with you your
        al algo ante aqui asi aun aunque bajo cada como con contra cual cuando de del desde donde dos durante e el ella ellas ellos en
        entre era es esa ese eso esta este esto fue ha han hasta hay la las le les ley lo los mas me mi mientras mucho muy ni no nos o
        otra otro para pero por porque que quien se sea ser si sin sino sobre son su sus tambien te tiene todo tras tu u un una uno unos
        y ya yo
        """);

    private static readonly FrozenSet<string> s_everyday = SetOf("""
        agency agreement america american army article attack border business case center centre chief child children city class
        committee community company congress country county court crime daily day deal death decision department director district
        economy election embassy family federal force foreign government governor group health home hospital house immigration justice
        judge lawyer leader life man market media member minister ministry money month mother nation national news office officer order
        party people plan police policy power president prison program public report republic school security senate service state street
        student system team time today trade trial union university war water week woman women work world year young
        abogado abogada acuerdo alcalde america ano ataque calle camara carcel caso ciudad congreso corte crimen decision departamento
        dia diario director distrito economia ejercito eleccion elecciones embajada empresa escuela estado familia frontera fuerza gente
        gobierno grupo guerra hombre hospital hoy jefe joven juez juicio justicia madre mercado mes ministerio ministro muerte mujer mundo
        nacion nacional noticias oficina orden pais partido persona plan poder policia politica presidente presidenta programa pueblo
        republica salud seguridad semana senado servicio sistema sociedad tiempo trabajo tribunal universidad vida
        """);

    /// <summary>Whether it only joins other words.</summary>
    public static bool IsStopWord(string folded) => s_stopWords.Contains(folded);

    public static bool IsEveryday(string folded) => s_everyday.Contains(folded);

    private static FrozenSet<string> SetOf(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
