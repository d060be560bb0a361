# Loads the PowerShell completions, and asks for some.
$ErrorActionPreference = 'Stop'
. (Join-Path $PSScriptRoot '../../completions/_cs-ashby.ps1')
function Complete([string] $line) {
    ([System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null)).CompletionMatches.CompletionText
}
foreach ($case in @(@('cs-ashby ver', 'verify'), @('cs-ashby keys re', 'remove'), @('cs-ashby verify --max', '--max-age'))) {
    $offered = @(Complete $case[0])
    if ($offered -notcontains $case[1]) { throw "'$($case[0])' offers '$offered', not $($case[1])" }
    Write-Output "ok: $($case[0]) offers $($case[1])"
}
