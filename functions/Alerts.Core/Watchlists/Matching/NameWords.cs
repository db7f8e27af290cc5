namespace Alerts.Core.Watchlists.Matching;

/// <summary>What stands around surnames in English and Spanish news.</summary>
internal static class NameWords
{
    private static readonly HashSet<string> s_titles = Words("""
        mr mrs ms mx miss dr prof sir dame lord lady judge justice president vice senator sen representative rep congressman
        congresswoman governor gov mayor secretary minister premier chancellor attorney general gen colonel col captain capt
        sergeant sgt lieutenant lt major officer agent director ambassador pope king queen prince princess bishop cardinal father
        sister brother reverend rev chief deputy speaker chairman chairwoman lawyer ag da pm czar sheriff detective commander
        señor sr señora sra señorita srta don doña doctor doctora dra juez jueza presidente presidenta vicepresidente vicepresidenta
        senador senadora diputado diputada gobernador gobernadora alcalde alcaldesa secretario secretaria ministro ministra
        canciller fiscal general coronel capitán sargento embajador embajadora papa rey reina príncipe princesa obispo cardenal
        padre hermano hermana abogado abogada mandatario mandataria comandante director directora comisionado comisionada magistrado magistrada licenciado lic ing
        """);

    private static readonly HashSet<string> s_suffixes = Words("jr sr ii iii iv phd md esq");

    private static readonly HashSet<string> s_particles =
        Words("de del la las los da do dos das di du van von der den ter bin ibn al el san santa santo st saint mac");

    /// <summary>Words that a surname may follow with a capital of their own and still be the surname alone.</summary>
    private static readonly HashSet<string> s_neutral = Words("""
        monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
        october november december i the a an and but or in on at by for from with to of as after before when while if since
        salvadoran american venezuelan mexican honduran guatemalan democrat democratic republican administration government
        el la los las un una y o pero en con por para de del al como cuando mientras si según tras ante
        team government fundación gobierno administración caso ley plan clan familia régimen era efecto fenómeno modelo bloque estado
        """);

    private static readonly HashSet<string> s_given = Words("""
        aaron abel abigail abraham adam adrian adriana agustín aisha alan albert alberto alejandra alejandro alex alexander
        alexandra alfonso alfredo alice alicia alina amanda amelia amy ana andrea andreas andrés andrew andry andy ángel ángela
        ann anna anne anthony antonia antonio armando arthur arturo ashley axel barbara beatriz ben benjamin bernardo beth betty
        bill blanca bob bobby brandon brenda brett brian bruce bruno camila carl carla carlos carmen carol carolina caroline
        catalina catherine cecilia césar charles charlie charlotte chris christian christina christine christopher clara claudia
        claudio cristian cristina cristóbal cynthia dan daniel daniela daniella dave david deborah denis dennis diana diane diego
        dolores don donald donna doris dorothy douglas edgar edith eduardo edward edwin elena elías elisa elizabeth ella ellen
        elon emilia emilio emily emma enrique eric erica erick erik ernesto esteban esther eugenia eva evelyn fabián fabiola
        federico felipe félix fernando flor florencia francis francisca francisco frank franklin fred frida gabriel gabriela
        gary george gerald gerardo gilberto gina giorgia gladys gloria gonzalo grace greg gregory guillermo gustavo harold harry
        heather héctor helen helena henry hernán hugo ian ignacio inés irene iris isaac isabel isabella iván jack jacob jaime
        jake james jamie jan jane janet jasmine jason javier jean jeff jeffrey jennifer jenny jeremy jerry jesse jessica jesús
        jill jim jimmy joan joanna joaquín joe joel john johnny jon jonathan jordan jorge josé josef joseph joshua juan juana
        judith judy julia julián juliana julie julieta julio karen karim karina karl karla kate katherine kathleen kathy katie
        keith kelly ken kenneth kevin kilmar kim kimberly kristen kristi kristin kyle larry laura lauren laurence leo león leonardo
        leonor leslie leticia lewis liam lidia lilian lina linda lindsey lisa lola lorena lorenzo louis lourdes lucas lucía luis
        luisa luz lynn manuel manuela marc marcela marcelo marco marcos margaret margarita maría mariana mariano marie mario
        marjorie mark marta martha martin martín marvin mary mateo matthew matt mauricio max maya megan melania melanie melissa
        mercedes michael michelle miguel mike miranda mohamed mohammed mónica morgan myriam nancy natalia natalie nathan nayib
        neil nelson nicholas nicolás nicole nina noah noelia nora norma octavio olga oliver olivia omar orlando óscar oscar
        osiris pablo pam pamela paola patricia patricio patrick patty paul paula pedro penny pete peter phil philip philippe
        pilar rachel rafael ralph ramón randy raquel raúl ray raymond rebeca rebecca regina renata rené ricardo richard rick rita
        rob robert roberta roberto rocío rodolfo rodrigo roger rogelio roman román ron ronald rosa rosario rose ruben rubén russell
        ruth ryan sally salvador sam samantha samuel sandra santiago santos sara sarah scott sean sebastián sergio sharon
        shirley silvia simon simón sofía soledad sonia sophia stella stephanie stephen steve steven stuart susan susana sylvia
        tania tatiana ted teresa terry thelma theodore thomas tim timothy tina todd tom tomás tony tracy ulises úrsula valentina
        valeria vanessa verónica vicente víctor victoria vincent viola violeta virginia viviana vladimir walter wanda wayne wendy
        wilfredo william wilma wilson xavier ximena xiomara yasmin yolanda yvonne zoe zoé
        """);

    /// <summary>Mr, President, Jueza: says nothing about who it is.</summary>
    public static bool IsTitle(ReadOnlySpan<char> word) => Holds(s_titles, word.TrimEnd('.'));

    /// <summary>Behind a name it speaks of the son or the father.</summary>
    public static bool IsGeneration(ReadOnlySpan<char> word) => word.TrimEnd('.') is "Jr" or "JR" or "II" or "III" or "hijo";

    public static bool IsSuffix(ReadOnlySpan<char> word) => Holds(s_suffixes, word.TrimEnd('.'));

    public static bool IsParticle(ReadOnlySpan<char> word) => Holds(s_particles, word);

    public static bool IsNeutral(ReadOnlySpan<char> word) => Holds(s_neutral, word);

    public static bool IsGiven(ReadOnlySpan<char> word) => Holds(s_given, word);

    private static bool Holds(HashSet<string> words, ReadOnlySpan<char> word) => words.Contains(FoldedText(word));

    private static HashSet<string> Words(string list) =>
        [.. list.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(word => FoldedText(word))];

    private static string FoldedText(ReadOnlySpan<char> word) => TextFolding.BareLetters(word).ToLowerInvariant();
}
