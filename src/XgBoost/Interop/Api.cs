using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

[assembly: DisableRuntimeMarshalling]
[assembly: InternalsVisibleTo("Retention.Analytics.Tests")]

namespace Retention.XgBoost.Interop;

/// <summary>XGBoost's C API, under the names it has there; only calls that 1.7 has and that 3 has not deprecated.</summary>
internal static unsafe partial class Api
{
    private const string Library = "xgboost";

    // A static constructor, not a module initializer: an application that never boosts never looks for it.
    static Api() => NativeLibrary.SetDllImportResolver(typeof(Api).Assembly, (name, _, _) => name == Library ? XgBoostLibrary.Status.Handle : 0);

    /// <summary>Turns a return code into an exception; the library keeps its message by thread, so it is read at once.</summary>
    public static void Check(int code, [CallerArgumentExpression(nameof(code))] string call = "")
    {
        if (code == 0) return;
        var message = Marshal.PtrToStringUTF8(XGBGetLastError()) ?? "no message";
        throw new XgBoostException($"{call[(call.LastIndexOf("XGB", call.IndexOf('('), StringComparison.Ordinal) is var at && at >= 0 ? at : 0)..call.IndexOf('(')]}: {message.Split("\nStack trace")[0].Trim()}");
    }

    [LibraryImport(Library)]
    public static partial nint XGBGetLastError();

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int XGBSetGlobalConfig(string json);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int XGDMatrixCreateFromDense(string values, string config, out nint matrix);

    [LibraryImport(Library)]
    public static partial int XGDMatrixFree(nint matrix);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int XGDMatrixSetFloatInfo(MatrixHandle matrix, string field, float* values, ulong count);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int XGDMatrixSetStrFeatureInfo(MatrixHandle matrix, string field, string[] values, ulong count);

    [LibraryImport(Library)]
    public static partial int XGBoosterCreate(nint* matrices, ulong count, out nint booster);

    [LibraryImport(Library)]
    public static partial int XGBoosterFree(nint booster);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int XGBoosterSetParam(BoosterHandle booster, string name, string value);

    [LibraryImport(Library)]
    public static partial int XGBoosterUpdateOneIter(BoosterHandle booster, int round, MatrixHandle train);

    [LibraryImport(Library)]
    public static partial int XGBoosterEvalOneIter(BoosterHandle booster, int round, nint* matrices, nint* names, ulong count, out nint result);

    [LibraryImport(Library)]
    public static partial int XGBoosterSlice(BoosterHandle booster, int begin, int end, int step, out nint part);

    [LibraryImport(Library)]
    public static partial int XGBoosterBoostedRounds(BoosterHandle booster, out int rounds);

    [LibraryImport(Library)]
    public static partial int XGBoosterGetNumFeature(BoosterHandle booster, out ulong count);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int XGBoosterPredictFromDMatrix(BoosterHandle booster, MatrixHandle matrix, string config, out ulong* shape, out ulong dimensions, out float* result);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int XGBoosterSaveModelToBuffer(BoosterHandle booster, string config, out ulong length, out byte* bytes);

    [LibraryImport(Library)]
    public static partial int XGBoosterLoadModelFromBuffer(BoosterHandle booster, byte* bytes, ulong length);

    [LibraryImport(Library)]
    public static partial int XGBoosterSaveJsonConfig(BoosterHandle booster, out ulong length, out nint json);
}
