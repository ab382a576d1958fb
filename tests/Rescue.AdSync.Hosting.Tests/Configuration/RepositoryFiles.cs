namespace Rescue.AdSync.Hosting.Tests.Configuration;

internal static class RepositoryFiles
{
    /// <summary>Reads a file of the repository that the tests were built from.</summary>
    public static string Read(string path)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Rescue.AdSync.sln")))
        {
            folder = folder.Parent;
        }

        Assert.NotNull(folder);
        return File.ReadAllText(System.IO.Path.Combine(folder.FullName, path));
    }
}
