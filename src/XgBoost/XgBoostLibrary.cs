using System.Runtime.InteropServices;

namespace Retention.XgBoost;

/// <summary>Whether the native library is there.</summary>
public enum LibraryState
{
    /// <summary>It is, and new enough.</summary>
    Present,

    /// <summary>No file of a usual name can be loaded.</summary>
    Missing,

    /// <summary>It is there and older than <see cref="XgBoostLibrary.Oldest"/>.</summary>
    TooOld,

    /// <summary>The file named is not XGBoost.</summary>
    NotXgBoost,
}

/// <summary>What was found of the native library.</summary>
/// <param name="State">Whether it can be used.</param>
/// <param name="Version">Its version, where it has one.</param>
/// <param name="File">The file that was loaded, or the names that were tried.</param>
/// <param name="Found">The finding, for a person.</param>
/// <param name="ToDo">How to get it; null where it is present.</param>
public sealed record LibraryStatus(LibraryState State, Version? Version, string File, string Found, string? ToDo)
{
    /// <summary>Whether trees can be boosted.</summary>
    public bool IsPresent => State == LibraryState.Present;

    internal nint Handle { get; init; }
}

/// <summary>Finds XGBoost's shared library on this machine.</summary>
public static class XgBoostLibrary
{
    /// <summary>The environment variable that names the file; only that one is tried then.</summary>
    public const string Variable = "RETENTION_XGBOOST";

    private static readonly Lazy<LibraryStatus> Found = new(() => Look(Environment.GetEnvironmentVariable(Variable)));

    /// <summary>The oldest version that has every call we make.</summary>
    public static Version Oldest { get; } = new(1, 7);

    /// <summary>What was found when it was asked for first.</summary>
    public static LibraryStatus Status => Found.Value;

    /// <summary>Looks for the library.</summary>
    /// <param name="named">The file to load; null or blank for the usual names.</param>
    public static LibraryStatus Look(string? named)
    {
        string[] files = string.IsNullOrWhiteSpace(named) ? Usual() : [named];
        foreach (var file in files)
        {
            if (NativeLibrary.TryLoad(file, out var handle)) return Examine(file, handle);
        }

        var where = string.IsNullOrWhiteSpace(named) ? "the XGBoost library was not found" : $"the file of {Variable}, {named}, cannot be loaded";
        return new(LibraryState.Missing, null, string.Join(", ", files), where, HowToGet());
    }

    private static unsafe LibraryStatus Examine(string file, nint handle)
    {
        if (!NativeLibrary.TryGetExport(handle, "XGBoostVersion", out var export)) return new(LibraryState.NotXgBoost, null, file, $"{file} is not XGBoost", HowToGet());
        int major, minor, patch;
        ((delegate* unmanaged<int*, int*, int*, void>)export)(&major, &minor, &patch);
        var version = new Version(major, minor, patch);
        return version >= Oldest
            ? new(LibraryState.Present, version, file, $"XGBoost {version} ({file})", null) { Handle = handle }
            : new(LibraryState.TooOld, version, file, $"XGBoost {version} is older than {Oldest} ({file})", HowToGet());
    }

    private static string[] Usual() =>
        OperatingSystem.IsWindows() ? [Path.Combine(AppContext.BaseDirectory, "xgboost.dll"), "xgboost.dll"]
        : OperatingSystem.IsMacOS() ? ["libxgboost.dylib", "/opt/homebrew/opt/xgboost/lib/libxgboost.dylib", "/usr/local/opt/xgboost/lib/libxgboost.dylib"]
        : ["libxgboost.so.0", "libxgboost.so", "/usr/local/lib/libxgboost.so"];

    private static string HowToGet() =>
        OperatingSystem.IsWindows() ? $"put xgboost.dll (from `pip install xgboost`, folder xgboost\\lib) beside the program, or set {Variable} to its path"
        : OperatingSystem.IsMacOS() ? $"brew install xgboost, or set {Variable} to the path of libxgboost.dylib"
        : $"sudo apt-get install -y libxgboost0, or set {Variable} to the path of libxgboost.so (of `pip install xgboost`, for example)";
}
