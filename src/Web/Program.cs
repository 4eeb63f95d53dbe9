return await Retention.Web.Commands.CommandLine.RunAsync(args);
