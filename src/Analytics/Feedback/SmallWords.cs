using System.Collections.Frozen;

namespace Retention.Analytics.Feedback;

/// <summary>Words that carry grammar and not matter: they tell a language, and no phrase begins or ends with one.</summary>
internal static class SmallWords
{
    private static readonly FrozenSet<string> Spanish = Set("""
        a al algo alguna algunas alguno algunos antes aqui asi aun aunque cada como con cual cuando cuanto de del desde donde dos durante e el ella ellas ello ellos en entre
        era eran eres es esa esas ese eso esos esta estaba estaban estais estamos estan estar estas este esto estos estoy fue fueron ha haber habeis habia hace han has hasta hay he hemos hoy la las le les lo los
        mas me mi mis mucha muchas mucho muchos muy nada nadie ni ninguna ninguno no nos nosotros nuestra nuestras nuestro nuestros o os otra otras otro otros para pero poco por porque
        pues que quien se sea ser si sido siempre sin sobre solo somos son soy su sus tal tambien tampoco tan tanto te tener tenemos tengo ti tiene tienen toda todas todo todos tras tres
        tu tus un una unas uno unos va vamos van vez vosotros vuestra vuestro y ya yo
        """);

    private static readonly FrozenSet<string> English = Set("""
        a about after again all also always am an and any are as at be because been before being both but by can cannot cant could did didnt do does doesnt doing dont done each even ever
        every few for from get gets got had has hasnt have havent having he her here his how i if im in into is isnt it its ive just lets lot made make many me more most much my never no nor not now
        of off on once one only or other our out over own per quite really she should since so some still such than that thats the their them then there these they this those to too
        two until up upon us very was wasnt we well were weve what when where which while who why will with without wont would yet you your youre
        """);

    // Words of both languages, or names of both, that say nothing about the language.
    private static readonly FrozenSet<string> Shared = Set("a no me he has am an so te son e o i once mi os ha");

    /// <summary>Whether it carries grammar in either language.</summary>
    public static bool Contains(string folded) => Spanish.Contains(folded) || English.Contains(folded);

    /// <summary>2 for a Spanish small word, -2 for an English one, 1 and -1 for an ending that one language has; 0 where it tells nothing.</summary>
    public static int Leaning(string folded)
    {
        if (Shared.Contains(folded))
        {
            return 0;
        }

        var small = (Spanish.Contains(folded) ? 2 : 0) - (English.Contains(folded) ? 2 : 0);
        return small != 0 || folded.Length < 5 ? small : Ending(folded);
    }

    private static int Ending(string folded) =>
        EndsIn(folded, "cion", "ciones", "mente", "idad", "idades", "ando", "iendo", "amos", "emos", "imos", "isimo", "isima", "ais", "eis", "aron", "ieron", "ado", "ada", "ados", "adas", "illo", "ito") ? 1
        : EndsIn(folded, "ing", "ed", "ly", "ness", "tion", "tions", "ght", "ough", "ful", "ish", "th", "ck", "ss", "ity", "ies", "sh", "ys", "wn") ? -1 : 0;

    private static bool EndsIn(string folded, params ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
        {
            if (folded.EndsWith(ending, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static FrozenSet<string> Set(string words) => words.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();
}
