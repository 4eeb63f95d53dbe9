using QRCoder;

namespace Retention.Web.Security;

/// <summary>A text as a picture that a telephone reads.</summary>
public static class QrCode
{
    private const int Dots = 8;

    /// <summary>The picture as the address of an image, all of it in the address.</summary>
    public static string Of(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(data);
        return "data:image/png;base64," + Convert.ToBase64String(picture.GetGraphic(Dots));
    }
}
