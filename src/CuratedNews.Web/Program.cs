using CuratedNews.Web.Commands;

return await CommandLine.RunAsync(args);
