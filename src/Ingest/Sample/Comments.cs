using System.Text;

namespace Retention.Ingest.Sample;

/// <summary>What customers write beside a score, in Spanish and in English.</summary>
internal static class Comments
{
    private static byte[][] Utf8(string words) => [.. words.Split('|').Select(Encoding.UTF8.GetBytes)];

    private static readonly byte[][][] Spanish =
    [
        Utf8("Muy caro para lo que usamos|El soporte tarda demasiado|Faltan informes básicos|Se cae los lunes por la mañana|Nadie nos ha llamado en meses|La subida de precio no se entiende|\"Cuesta, y mucho, formar al equipo\"|Estamos mirando otras opciones"),
        Utf8("\"Bien, pero mejorable\"|\"Cumple, aunque la app móvil va lenta\"|Nos gustaría más integraciones|Correcto|Echo de menos plantillas|Útil para el día a día"),
        Utf8("Nos ahorra horas cada semana|El equipo está encantado|Soporte rápido y amable|Fácil de usar desde el primer día|Lo recomiendo a otros estudios|Muy buena relación calidad-precio|¡Imprescindible!"),
    ];

    private static readonly byte[][][] English =
    [
        Utf8("Too expensive for what we use|Support takes days to answer|Reports are missing basics|It is slow every Monday morning|Nobody has called us in months|The price rise came without warning|\"Hard to learn, harder to teach\"|We are looking at alternatives"),
        Utf8("Good but could be better|Does the job and the mobile app is slow|We need more integrations|Fine|Templates would help|Useful day to day"),
        Utf8("Saves us hours every week|The team loves it|Fast and friendly support|Easy from day one|I recommend it to other studios|Great value|Could not work without it"),
    ];

    /// <summary>A comment that fits the class: 0 detractor, 1 passive, 2 promoter.</summary>
    public static ReadOnlySpan<byte> For(int kind, bool inSpanish, ref Dice dice)
    {
        var list = (inSpanish ? Spanish : English)[kind];
        return list[dice.Below(list.Length)];
    }
}
