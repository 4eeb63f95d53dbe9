using System.Text;

namespace Retention.Ingest.Sample;

/// <summary>The words that made-up companies are named with.</summary>
internal static class Words
{
    private static byte[][] Utf8(string words) => [.. words.Split('|').Select(Encoding.UTF8.GetBytes)];

    public static readonly byte[][] Countries = Utf8("ES|DE|FR|PT|IT|US|GB|MX");
    public static readonly byte[] CountryWeights = [26, 10, 8, 6, 5, 20, 12, 13];
    public static readonly byte[][] Currencies = Utf8("EUR|USD|GBP|MXN");

    /// <summary>Per cent, by country.</summary>
    public static readonly int[] Tax = [21, 0, 0, 0, 0, 0, 20, 16];

    public static readonly byte[][] Spanish = Utf8("Estudio|Taller|Grupo|Bodegas|Clínica|Editorial|Despacho|Farmacia|Imprenta|Óptica|Librería|Academia|Cocinas|Viveros|Talleres|Constructora");
    public static readonly byte[][] Surnames = Utf8("Peña|Ibáñez|Cañizares|Núñez|Goñi|Muñoz|Zúñiga|Agüero|Larrañaga|Belén|Quiñones|Alcántara|Rincón|Salcedo|Villalobos|Montoro|Cifuentes|Ordóñez|Barragán|Iturbe|Castañeda|Escandón|Olmedo|Pineda");
    public static readonly byte[][] SpanishForms = Utf8(" S.L.| S.A.| e Hijos| y Asociados|");
    public static readonly byte[][] MexicanForms = Utf8(" S.A. de C.V.| S. de R.L.| y Cía.|");
    public static readonly byte[][] Places = Utf8("Northwick|Harrow Lane|Bluefern|Copperline|Oakhurst|Marlowe|Silverbrook|Westmere|Fairholt|Tidewater|Juniper|Halden|Ashby|Redstone|Larkspur|Winterbourne|Kestrel|Foxglove|Brightwell|Stonebridge");
    public static readonly byte[][] Trades = Utf8("Studios|Labs|Partners|Logistics|Design|Works|Media|Foods|Dental|Analytics|Architects|Legal|Outdoor|Robotics|Textiles|Travel");
    public static readonly byte[][] EnglishForms = Utf8(" Ltd| LLC| Inc|");
    public static readonly byte[][] European = Utf8("Müller|Schäfer|Köhler|Beaulieu|Lefèvre|Gonçalves|Magalhães|Rossetti|Bianchi|Weiß|Grünwald|Châtelain|Moreira|Tavares|Fontana|Jäger");
    public static readonly byte[][] EuropeanForms = Utf8(" GmbH| SARL| Lda| S.r.l.| & Co");
    public static readonly byte[][] Industries = Utf8("agency|software|retail|manufacturing|health|education|hospitality|professional services");
    public static readonly byte[][] Segments = Utf8("small|mid|large");
    public static readonly byte[][] Channels = Utf8("search ads|social ads|events|partners|outbound|referral|organic|");
    public static readonly byte[] ChannelWeights = [24, 13, 8, 11, 12, 12, 16, 4];
    public static readonly byte[][] Csms = Utf8("ana.robles@example.com|ben.marsh@example.com|carla.nunez@example.com|dario.lenz@example.com|elsa.ford@example.com|ivan.soto@example.com");
    public static readonly byte[][] Contacts = Utf8("ana|bruno|carmen|david|elena|felix|grace|hugo|irene|jack|lucia|marta|nora|oscar|paula|tom");
    public static readonly byte[][] Ways = Utf8("card|direct_debit|transfer");
    public static readonly byte[][] FailureCodes = Utf8("insufficient_funds|card_declined|do_not_honor|processing_error");
    public static readonly byte[][] Reasons = Utf8("too expensive|missing features|competitor|low usage|business closed|poor service|project ended|");
    public static readonly byte[][] Categories = Utf8("how to|bug|billing|integration|performance|access");
    public static readonly byte[][] Touches = Utf8("call|meeting|qbr|training|email");
    public static readonly byte[][] Summaries = Utf8("Checked in on adoption|Reviewed the roadmap|Talked about renewal|Answered questions on reports|Walked through new features|Shared a usage summary|Asked for a reference|Followed up on a ticket");
    public static readonly byte[][] Milestones = Utf8("kickoff|first project|team trained");
}
