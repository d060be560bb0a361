# Installs cs-ashby @version@ for you alone, without administrator rights:
#   powershell -ExecutionPolicy Bypass -File install.ps1 [-To FOLDER] [-From FOLDER-OR-URL] [-KeepPath]
# It checks the archive against the SHA-256 below before anything is unpacked. -KeepPath leaves your PATH as it is.
param(
    [string] $To = (Join-Path $env:LOCALAPPDATA 'Programs\cs-ashby'),
    [string] $From = '@url@',
    [switch] $KeepPath
)
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$name = 'cs-ashby-@version@-x86_64-pc-windows-gnu'
$expected = '@windows_sum@'

if (-not $From) { throw 'Say where the archive is: -From FOLDER-OR-URL' }
$work = Join-Path ([IO.Path]::GetTempPath()) ([Guid]::NewGuid())
New-Item -ItemType Directory -Path $work | Out-Null
try {
    $archive = Join-Path $work 'archive.zip'
    if ($From -match '^https?://') {
        [Net.ServicePointManager]::SecurityProtocol = [Net.ServicePointManager]::SecurityProtocol -bor [Net.SecurityProtocolType]::Tls12
        Invoke-WebRequest -UseBasicParsing -Uri "$From/$name.zip" -OutFile $archive
    } else {
        Copy-Item -Path (Join-Path $From "$name.zip") -Destination $archive
    }
    $actual = (Get-FileHash -Algorithm SHA256 -Path $archive).Hash
    if ($actual -ne $expected) {
        throw "The checksum of $name.zip is wrong. Nothing was installed. Expected $expected, got $actual."
    }
    Expand-Archive -Path $archive -DestinationPath $work
    New-Item -ItemType Directory -Force -Path $To | Out-Null
    Copy-Item -Force -Path (Join-Path $work "$name\cs-ashby.exe") -Destination $To
} finally {
    Remove-Item -Recurse -Force -Path $work
}
Write-Output "Installed cs-ashby @version@ as $To\cs-ashby.exe (SHA-256 checked)."

$path = [Environment]::GetEnvironmentVariable('Path', 'User')
if (($env:Path -split ';') -contains $To) {
    Write-Output 'Run: cs-ashby setup'
} elseif ($KeepPath) {
    Write-Output "$To isn't on your PATH. Run: & '$To\cs-ashby.exe' setup"
} else {
    [Environment]::SetEnvironmentVariable('Path', (@($path, $To) -ne '' -join ';'), 'User')
    Write-Output 'Added that folder to your PATH. Open a new terminal and run: cs-ashby setup'
}
Write-Output "To remove it, delete $To and its entry in PATH."
