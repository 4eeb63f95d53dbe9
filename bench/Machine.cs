using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Retention.Bench;

/// <summary>The machine that the figures belong to.</summary>
internal static class Machine
{
    public static string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9:0} GB of memory, {RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, .NET {Environment.Version}");

    /// <summary>The most memory this process ever held.</summary>
    public static double PeakMegabytes()
    {
        // Process.PeakWorkingSet64 reads the same figure where /proc is; elsewhere it is the only one.
        var line = File.Exists("/proc/self/status") ? File.ReadLines("/proc/self/status").FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal)) : null;
        return line is null
            ? Process.GetCurrentProcess().PeakWorkingSet64 / 1e6
            : double.Parse(line.Split((char[])[':', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024 / 1e6;
    }

    /// <summary>Has the peak begin anew at what is held now, and says how much that is; where there is no /proc it stays.</summary>
    public static double RestartPeak()
    {
        if (File.Exists("/proc/self/clear_refs")) File.WriteAllText("/proc/self/clear_refs", "5");
        return PeakMegabytes();
    }

    /// <summary>The load of the machine in the last minute, in busy cores; null where it is not known.</summary>
    public static double? Load() =>
        File.Exists("/proc/loadavg") ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture) : null;
}
