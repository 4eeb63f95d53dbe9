namespace Retention.Web.Tests.Pages;

/// <summary>Workbooks of pages, taken along from an app.</summary>
internal sealed class TakenWorkbooks(RunningApp app) : IDisposable
{
    /// <summary>Where they are.</summary>
    public DirectoryInfo Folder { get; } = Directory.CreateTempSubdirectory("retention-workbooks-");

    /// <summary>Takes one: its name with what is asked of it.</summary>
    public async Task<string> TakeAsync(string asked, string language)
    {
        using var client = app.Client(language);
        using var response = await client.GetAsync("/workbook/" + asked, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode().Content.Headers.ContentDisposition!.FileName!.ShouldEndWith(".xlsx");
        var file = Path.Combine(Folder.FullName, $"{asked.Split('?')[0]}.{language}.xlsx");
        await File.WriteAllBytesAsync(file, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        return file;
    }

    public void Dispose() => Folder.Delete(recursive: true);
}
