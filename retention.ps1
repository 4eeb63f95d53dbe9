# The same as ./retention, for Windows: builds what is out of date and runs it. `retention --help` lists the commands.
# Not 'Stop': Windows PowerShell would take a line on a tool's standard error for a failure.
$ErrorActionPreference = 'Continue'
$root = $PSScriptRoot
$state = Join-Path $root 'obj/retention'
$env:DOTNET_CLI_TELEMETRY_OPTOUT = '1'
$env:DOTNET_NOLOGO = '1'
$env:DOTNET_CLI_UI_LANGUAGE = 'en'
$env:RETENTION_HOME = $root
# Threads of XGBoost that wait by spinning made a fit 27 times slower where cores were short; OpenMP reads this before anything runs.
if (-not $env:OMP_WAIT_POLICY) { $env:OMP_WAIT_POLICY = 'passive' }

function Stop-With([string[]] $lines) { foreach ($line in $lines) { [Console]::Error.WriteLine($line) }; exit 1 }

function Assert-Tools {
    if (-not (Get-Command dotnet -ErrorAction SilentlyContinue) -or -not (dotnet --list-sdks | Where-Object { $_ -like '10.*' })) {
        Stop-With 'retention: the .NET 10 SDK was not found. Install it with:', '  winget install Microsoft.DotNet.SDK.10'
    }
    $node = if (Get-Command node -ErrorAction SilentlyContinue) { [int]((node --version).TrimStart('v').Split('.')[0]) } else { 0 }
    if ($node -lt 18 -or -not (Get-Command npm -ErrorAction SilentlyContinue)) {
        Stop-With 'retention: Node.js 18 or newer with npm was not found; the build takes the native DuckDB and the page assets from npm. Install it with:', '  winget install OpenJS.NodeJS.LTS'
    }
}

# The files a build is made of, newest time and names in one line of text.
function Get-Sources([string[]] $folders) {
    $files = foreach ($folder in $folders) {
        Get-ChildItem (Join-Path $root $folder) -Recurse -File -ErrorAction SilentlyContinue |
            Where-Object { $_.FullName -notmatch '[\\/](bin|obj|node_modules|lib|TestResults)[\\/]' }
    }
    $files += Get-Item (Join-Path $root 'Directory.*.props'), (Join-Path $root 'global.json'), (Join-Path $root '.editorconfig')
    ($files | Sort-Object FullName | ForEach-Object { "$($_.FullName) $($_.LastWriteTimeUtc.Ticks)" }) -join "`n"
}

function Build([string] $name, [string] $output, [string] $project, [string[]] $folders) {
    $stamp = Join-Path $state "$name.sources"
    $now = Get-Sources $folders
    if ((Test-Path $output) -and (Test-Path $stamp) -and ([IO.File]::ReadAllText($stamp) -eq $now)) { return }
    Assert-Tools
    New-Item -ItemType Directory -Force $state | Out-Null
    [Console]::Error.WriteLine("Building $project ...")
    $log = Join-Path $state "$name.log"
    dotnet build (Join-Path $root $project) -c Release -v quiet -clp:NoSummary *> $log
    if ($LASTEXITCODE -ne 0) { Stop-With (@(Select-String -Path $log -Pattern 'error' | Select-Object -First 20 -ExpandProperty Line) + "retention: $project did not build; the whole output is in $log.") }
    [IO.File]::WriteAllText($stamp, (Get-Sources $folders))
}

$web = Join-Path $root 'src/Web/bin/Release/net10.0/Retention.Web.dll'
$bench = Join-Path $root 'bench/bin/Release/net10.0/Retention.Bench.dll'
$command = if ($args.Count -gt 0) { $args[0] } else { 'serve' }
$rest = @($args | Select-Object -Skip 1)

if ($command -eq 'bench') {
    Build 'bench' $bench 'bench' @('src', 'data', 'bench')
    dotnet $bench @rest
    exit $LASTEXITCODE
}

Build 'web' $web 'src/Web' @('src', 'data')
if ($command -ne 'test') {
    dotnet $web @args
    exit $LASTEXITCODE
}

# Builds the solution and runs each test project in turn. The last line is `N passed, N failed, N skipped`.
Assert-Tools
$results = New-Item -ItemType Directory -Force (Join-Path $root 'TestResults')
dotnet build (Join-Path $root 'Retention.sln') -c Release -v quiet -clp:NoSummary
if ($LASTEXITCODE -ne 0) { exit 1 }
$passed = 0; $failed = 0; $skipped = 0
foreach ($project in Get-ChildItem (Join-Path $root 'tests') -Recurse -Filter '*.Tests.csproj') {
    $log = Join-Path $results "$($project.BaseName).log"
    dotnet test $project.FullName -c Release --no-build --nologo @rest *> $log
    $code = $LASTEXITCODE
    $line = Select-String -Path $log -Pattern 'Failed:\s*(\d+), Passed:\s*(\d+), Skipped:\s*(\d+)' | Select-Object -Last 1
    if ($line) {
        $counts = $line.Matches[0].Groups
        $failed += [int]$counts[1].Value; $passed += [int]$counts[2].Value; $skipped += [int]$counts[3].Value
        "$($project.BaseName): $($line.Line.Trim())"
    }
    if ($code -ne 0 -and (-not $line -or [int]$counts[1].Value -eq 0)) { $failed += 1; "$($project.BaseName): the run ended early; see $log" }
}
"$passed passed, $failed failed, $skipped skipped"
exit ([int]($failed -gt 0 -or $passed -eq 0))
