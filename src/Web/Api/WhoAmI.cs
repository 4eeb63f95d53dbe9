using Retention.Web.Security;

namespace Retention.Web.Api;

/// <summary>Who a program is by its key: to try a key out.</summary>
internal static class WhoAmI
{
    /// <summary>Answers it.</summary>
    public static Task AnswerAsync(HttpContext context, CancellationToken cancel)
    {
        var member = ApiRequest.Read(context, ApiOperations.Me).Member;
        return context.Response.WriteAsJsonAsync(new WhoAnswer(member.Id, member.Name, member.Role.ToString().ToLowerInvariant(), member.Book), ApiJson.Options, cancel);
    }
}
