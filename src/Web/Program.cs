using Retention.Web;

await WebApp.RunAsync(new ServeOptions("var"), CancellationToken.None);
