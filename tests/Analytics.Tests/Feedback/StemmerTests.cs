using Retention.Analytics.Feedback;

namespace Retention.Analytics.Tests.Feedback;

/// <summary>Forms of a word meet, and words that only look alike stay apart.</summary>
public sealed class StemmerTests
{
    [Theory]
    [InlineData("factura facturas facturar facturado facturan facturaron facturacion facturaciones facturabamos", true)]
    [InlineData("lento lenta lentos lentas lentisimo lentisima lentamente", true)]
    [InlineData("facil faciles facilmente", true)]
    [InlineData("error errores", true)]
    [InlineData("responder responden responde respondio respondieron respondiendo respondido", true)]
    [InlineData("invoice invoices invoiced invoicing", false)]
    [InlineData("crash crashes crashed crashing", false)]
    [InlineData("stop stops stopped stopping", false)]
    [InlineData("bill bills billed billing", false)]
    [InlineData("easy easily", false)]
    [InlineData("company companies", false)]
    [InlineData("slow slowly", false)]
    [InlineData("clumsy clumsiness", false)]
    public void Forms_of_a_word_meet(string forms, bool isSpanish) =>
        forms.Split(' ').Select(form => Stemmer.Stem(form, isSpanish ? Language.Spanish : Language.English)).Distinct().Count().ShouldBe(1, forms);

    [Theory]
    [InlineData("business", "busy")]
    [InlineData("reply", "rep")]
    [InlineData("this", "thi")]
    [InlineData("bus", "bu")]
    public void Words_that_only_look_alike_stay_apart(string one, string other) =>
        Stemmer.Stem(one, Language.English).ShouldNotBe(Stemmer.Stem(other, Language.English));

    [Theory]
    [InlineData("soprte", "soporte")]
    [InlineData("soporrte", "soporte")]
    [InlineData("sooprte", "soporte")]
    public void One_slip_is_forgiven(string written, string meant) => new Spelling([meant]).Meant(written).ShouldBe(meant);

    [Theory]
    [InlineData("contento", "contesto")]
    [InlineData("xoporte", "soporte")]
    [InlineData("sprt", "soporte")]
    [InlineData("caja", "caja")]
    public void More_than_a_slip_is_another_word(string written, string other) => new Spelling([other]).Meant(written).ShouldBeNull();
}
