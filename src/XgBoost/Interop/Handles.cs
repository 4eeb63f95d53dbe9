using System.Runtime.InteropServices;

namespace Retention.XgBoost.Interop;

/// <summary>A matrix that XGBoost holds.</summary>
internal sealed class MatrixHandle : SafeHandle
{
    public MatrixHandle(nint matrix)
        : base(0, ownsHandle: true) => SetHandle(matrix);

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle() => Api.XGDMatrixFree(handle) == 0;
}

/// <summary>Trees that XGBoost holds.</summary>
internal sealed class BoosterHandle : SafeHandle
{
    public BoosterHandle(nint booster)
        : base(0, ownsHandle: true) => SetHandle(booster);

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle() => Api.XGBoosterFree(handle) == 0;
}
